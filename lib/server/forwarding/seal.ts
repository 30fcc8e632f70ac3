import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { deriveKey, ENDPOINTS_KEY } from "#lib/server/auth/secret-key.ts";

/** Encrypts what stands in the database for others to be reached with. `open` throws where the key is another one. */
export type Seal = { close(text: string): Promise<string>; open(sealed: string): Promise<string> };

export function createSeal(secretKey: string): Seal {
  const key = deriveKey(secretKey, ENDPOINTS_KEY);
  return {
    close: (data) => symmetricEncrypt({ key, data }),
    open: (data) => symmetricDecrypt({ key, data }),
  };
}
