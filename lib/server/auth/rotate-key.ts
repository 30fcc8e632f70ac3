import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { readSealed, replaceSealed, type Sealed } from "#db/key-mark.ts";
import type { Db } from "#db/open.ts";
import {
  deriveKey,
  keyMark,
  newSecretKey,
  nextKeyFile,
  promoteNextKey,
  readSecretKey,
  writeKeyFile,
} from "#lib/server/auth/secret-key.ts";

export type RotationResult = { ok: true; secrets: number } | { ok: false; problem: string };

type Keys = { dataDir: string; fromSettings: string | null; nextFromSettings: string | null };

/**
 * Encrypts every secret at rest anew, while no server runs. The new key is on the disk before the data changes, and takes the old
 * one's place afterwards; where that is cut off, the next start looks which of the two the data needs.
 */
export async function rotateKey(db: Db, { dataDir, fromSettings, nextFromSettings }: Keys): Promise<RotationResult> {
  const old = readSecretKey(db, dataDir, fromSettings);
  if (fromSettings === null && nextFromSettings !== null) {
    return { ok: false, problem: "NEW_SECRET_KEY counts only where SECRET_KEY is set. Leave it out." };
  }
  if (fromSettings !== null && nextFromSettings === null) {
    return {
      ok: false,
      problem: "SECRET_KEY is set, so the new key has to be in NEW_SECRET_KEY: openssl rand -hex 32.",
    };
  }
  const next = nextFromSettings ?? newSecretKey();
  if (next === old) return { ok: false, problem: "NEW_SECRET_KEY is the key that is in use. Take another." };
  const sealed = await sealAnew(readSealed(db), deriveKey(old, "better-auth"), deriveKey(next, "better-auth"));
  if (!sealed) {
    return { ok: false, problem: "The present key does not open every secret in the database. Nothing was changed." };
  }
  if (fromSettings === null) writeKeyFile(nextKeyFile(dataDir), next, "w");
  replaceSealed(db, sealed, keyMark(next));
  if (fromSettings === null) promoteNextKey(dataDir);
  return { ok: true, secrets: sealed.length };
}

async function sealAnew(sealed: readonly Sealed[], old: string, next: string): Promise<Sealed[] | null> {
  const again = async (data: string) =>
    symmetricEncrypt({ key: next, data: await symmetricDecrypt({ key: old, data }) });
  try {
    return await Promise.all(
      sealed.map(async ({ id, secret, backupCodes }) => ({
        id,
        secret: await again(secret),
        backupCodes: await again(backupCodes),
      })),
    );
  } catch {
    return null;
  }
}
