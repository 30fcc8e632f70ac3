import { hkdfSync, randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { readKeyMark, readSealed, writeKeyMark } from "#db/key-mark.ts";
import type { Db } from "#db/open.ts";
import { DataDirectoryRefused } from "#lib/server/data-directory.ts";
import { codeOf } from "#lib/server/error-code.ts";

const SHORTEST = 32;

/** Where the key stands when SECRET_KEY is not set. */
export function secretKeyFile(dataDir: string): string {
  return join(dataDir, "secret-key");
}

/** Where a rotation keeps the new key until the data is encrypted with it. */
export function nextKeyFile(dataDir: string): string {
  return `${secretKeyFile(dataDir)}.next`;
}

/**
 * The key that encrypts secrets at rest: SECRET_KEY, else a file that is made once. Ends a rotation that was cut off, and refuses a
 * key that cannot read what is there. Throws `DataDirectoryRefused`.
 */
export function readSecretKey(db: Db, dataDir: string, fromSettings: string | null): string {
  const mark = readKeyMark(db);
  if (fromSettings === null) settleRotation(dataDir, mark);
  const key = fromSettings ?? readOrMakeKey(dataDir);
  if (mark === keyMark(key)) return key;
  const { factors, endpoints, channels } = readSealed(db);
  if (mark !== 0 && factors.length + endpoints.length + channels.length > 0)
    throw new DataDirectoryRefused(foreignKey(dataDir, fromSettings));
  writeKeyMark(db, keyMark(key));
  return key;
}

export function newSecretKey(): string {
  return randomBytes(32).toString("hex");
}

/** Tells two keys apart, in 31 bits that are derived from the key and lead nowhere near it. */
export function keyMark(secretKey: string): number {
  return Number.parseInt(deriveKey(secretKey, "mark").slice(0, 8), 16) & 0x7fffffff || 1;
}

/** Writes a key, for this user only; it is on the disk when this returns. */
export function writeKeyFile(file: string, key: string, flag: "w" | "wx"): void {
  const fd = openSync(file, flag, 0o600);
  try {
    writeSync(fd, `${key}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Puts the next key in place of the present one, in one step. */
export function promoteNextKey(dataDir: string): void {
  renameSync(nextKeyFile(dataDir), secretKeyFile(dataDir));
  const directory = openSync(dirname(secretKeyFile(dataDir)), "r");
  fsyncSync(directory);
  closeSync(directory);
}

/** The purpose of the key that encrypts what endpoints and channels of alerts are reached with. */
export const ENDPOINTS_KEY = "endpoints";

/** A key of its own for each purpose, so that what leaks from one use says nothing about another. */
export function deriveKey(secretKey: string, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", secretKey, "allo-inbox", purpose, 32)).toString("hex");
}

/** The database says whether a rotation that was cut off had changed the data already. */
function settleRotation(dataDir: string, mark: number): void {
  const next = nextKeyFile(dataDir);
  if (!existsSync(next)) return;
  if (keyMark(readFileSync(next, "utf8").trim()) === mark) promoteNextKey(dataDir);
  else rmSync(next);
}

function readOrMakeKey(dataDir: string): string {
  const file = secretKeyFile(dataDir);
  try {
    writeKeyFile(file, newSecretKey(), "wx");
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST")
      throw new DataDirectoryRefused(`${file} cannot be written (${codeOf(cause)}).`, { cause });
  }
  const key = readFileSync(file, "utf8").trim();
  if (key.length < SHORTEST) {
    throw new DataDirectoryRefused(
      `${file} is cut off. Restore it from a backup: what it encrypts cannot be read without it.`,
    );
  }
  return key;
}

function foreignKey(dataDir: string, fromSettings: string | null): string {
  return fromSettings === null
    ? `${secretKeyFile(dataDir)} is not the key that the secrets in the database are encrypted with. Restore the file that belongs to this database, or set SECRET_KEY to the key that was in use.`
    : "SECRET_KEY is not the key that the secrets in the database are encrypted with. Set it to the one that was in use, or leave it out if there was none. To change it: npm run admin -- rotate-key.";
}
