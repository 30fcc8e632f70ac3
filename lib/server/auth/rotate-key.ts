import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import {
  readSealed,
  replaceSealed,
  type Sealed,
  type SealedChannel,
  type SealedEndpoint,
  type SealedFactor,
} from "#db/key-mark.ts";
import type { Db } from "#db/open.ts";
import {
  deriveKey,
  ENDPOINTS_KEY,
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
  const sealed = await sealAnew(readSealed(db), old, next);
  if (!sealed) {
    return { ok: false, problem: "The present key does not open every secret in the database. Nothing was changed." };
  }
  if (fromSettings === null) writeKeyFile(nextKeyFile(dataDir), next, "w");
  replaceSealed(db, sealed, keyMark(next));
  if (fromSettings === null) promoteNextKey(dataDir);
  return { ok: true, secrets: sealed.factors.length + sealed.endpoints.length + sealed.channels.length };
}

async function sealAnew(sealed: Sealed, old: string, next: string): Promise<Sealed | null> {
  try {
    return {
      factors: await Promise.all(sealed.factors.map((one) => factorAnew(one, again(old, next, "better-auth")))),
      endpoints: await Promise.all(sealed.endpoints.map((one) => endpointAnew(one, again(old, next, ENDPOINTS_KEY)))),
      channels: await Promise.all(sealed.channels.map((one) => channelAnew(one, again(old, next, ENDPOINTS_KEY)))),
    };
  } catch {
    return null;
  }
}

type Again = (data: string) => Promise<string>;

function again(old: string, next: string, purpose: string): Again {
  const [from, to] = [deriveKey(old, purpose), deriveKey(next, purpose)];
  return async (data) => symmetricEncrypt({ key: to, data: await symmetricDecrypt({ key: from, data }) });
}

async function factorAnew({ id, secret, backupCodes }: SealedFactor, anew: Again): Promise<SealedFactor> {
  return { id, secret: await anew(secret), backupCodes: await anew(backupCodes) };
}

async function channelAnew({ id, url }: SealedChannel, anew: Again): Promise<SealedChannel> {
  return { id, url: await anew(url) };
}

async function endpointAnew(
  { id, secret, formerSecrets, headers }: SealedEndpoint,
  anew: Again,
): Promise<SealedEndpoint> {
  return {
    id,
    secret: await anew(secret),
    formerSecrets: await Promise.all(
      formerSecrets.map(async (former) => ({ ...former, secret: await anew(former.secret) })),
    ),
    headers: headers === null ? null : await anew(headers),
  };
}
