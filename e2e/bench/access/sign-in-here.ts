import { join } from "node:path";
import { openConnection } from "#db/open.ts";
import { testSettings } from "#e2e/harness/settings.ts";
import { ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import { createAccess } from "#lib/server/auth/access.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/server/auth/client-address.ts";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { readEnv } from "#lib/server/env.ts";

/** Milliseconds of one sign-in, and those of them in which its password was hashed. */
export type SignInTimes = { whole: number; hash: number };

/** Opens what the server has left, and gives a function that signs in as the route does, in this process. */
export async function signingInHere(dataDir: string) {
  const settings = readEnv(testSettings(dataDir, {}));
  if (!settings.ok) throw new Error(settings.problems.join("\n"));
  const file = join(dataDir, "inbox.db");
  const people = openConnection(file, "FULL");
  const tries = openConnection(file, "NORMAL");
  const access = createAccess({ people, tries }, settings.env, () => {});
  const { password } = await access.auth(false).$context;
  const { verify } = password;
  let hash = 0;
  let asked = 0;
  password.verify = async (given) => {
    const begin = performance.now();
    const fits = await verify(given);
    hash = performance.now() - begin;
    return fits;
  };
  return {
    async signIn(): Promise<SignInTimes> {
      asked += 1;
      // Each from an address of its own: one alone would soon have to wait.
      const headers = { "sec-fetch-site": "same-origin", [CLIENT_ADDRESS_HEADER]: `10.0.${asked >> 8}.${asked & 255}` };
      const request = new Request("http://localhost/api/sign-in", { method: "POST", headers });
      const begin = performance.now();
      const { status } = await signIn(access, request, ADMINISTRATOR);
      const whole = performance.now() - begin;
      if (status !== 200) throw new Error(`Signing in was answered ${status}.`);
      return { whole, hash };
    },
    close() {
      tries.$client.close();
      people.$client.close();
    },
  };
}
