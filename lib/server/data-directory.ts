import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeProcessLock } from "#db/process-lock.ts";
import { parseSecret } from "#lib/allo/secret.ts";
import type { Secret } from "#lib/allo/signature.ts";
import { codeOf } from "#lib/server/error-code.ts";

/** Why a data directory cannot be used; the message says the cure. */
export class DataDirectoryRefused extends Error {}

export type DataDirectory = { database: string; release(): void };

/** Makes the directory and takes it for this process alone; the lock dies with the process, however that ends. */
export function takeDataDirectory(path: string): DataDirectory {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    if (!statSync(path).isDirectory()) throw new Error("not a directory");
  } catch (cause) {
    throw new DataDirectoryRefused(
      `DATA_DIR ${path} cannot be written (${codeOf(cause)}). Give this user the right to it, or name another directory.`,
      { cause },
    );
  }
  const release = lock(path);
  return { database: join(path, "inbox.db"), release };
}

/**
 * The secret for the simulator and the test button while Allo's own is not set: made once, readable by this user only.
 * Throws `DataDirectoryRefused` where the file holds something else.
 */
export function localSecret(path: string): Secret {
  const file = join(path, "local-webhook-secret");
  try {
    writeFileSync(file, `whsec_${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") {
      throw new DataDirectoryRefused(`${file} cannot be written (${codeOf(cause)}).`, { cause });
    }
  }
  const result = parseSecret(`local=${readFileSync(file, "utf8").trim()}`);
  if (!result.ok) throw new DataDirectoryRefused(`${file} ${result.problem}. Delete the file; a new one will be made.`);
  return result.secret;
}

function lock(path: string): () => void {
  try {
    return takeProcessLock(join(path, "inbox.lock"));
  } catch (cause) {
    const code = codeOf(cause);
    if (code.startsWith("SQLITE_BUSY")) {
      throw new DataDirectoryRefused(
        `DATA_DIR ${path} is in use by another Allo Inbox. Stop that one, or give this one a directory of its own.`,
        { cause },
      );
    }
    throw new DataDirectoryRefused(`DATA_DIR ${path} cannot be locked (${code}). ${cureFor(code)}`, { cause });
  }
}

function cureFor(code: string): string {
  if (code === "SQLITE_FULL" || code === "ENOSPC") return "Its disk is full: make room and start again.";
  if (code === "SQLITE_NOTADB") return "inbox.lock in it is not ours: move that file away.";
  return "Give this user the right to write there, or name another directory.";
}
