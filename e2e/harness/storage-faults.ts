import { spawnSync } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const MEGABYTE = 1024 * 1024;

/** A small file system of its own, or why this user cannot have one. */
export type SmallDisk = { path: string; remove(): void } | { path: null; reason: string };

export function mountSmallDisk(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), "allo-inbox-disk-"));
  const problem = run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", path]);
  if (problem !== null) {
    rmSync(path, { recursive: true });
    return { path: null, reason: `needs the right to mount a small disk (${problem})` };
  }
  return {
    path,
    remove() {
      need("umount", [path]);
      rmSync(path, { recursive: true });
    },
  };
}

/** Fills the disk that holds a directory to the last byte. Only for a small disk. */
export function fillDisk(directory: string): () => void {
  const filler = join(directory, "filler");
  const fd = openSync(filler, "w");
  for (const size of [MEGABYTE, 4096, 1]) {
    try {
      while (writeSync(fd, Buffer.alloc(size)) === size);
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "ENOSPC")) throw cause;
    }
  }
  closeSync(fd);
  return () => rmSync(filler);
}

/** Does something while the write-ahead log of a database is empty: what was copied out of it would be written over before it grows. */
export function withEmptyLog<Result>(file: string, act: () => Result): Result {
  const other = new DatabaseSync(file);
  try {
    other.exec("PRAGMA busy_timeout = 5000");
    for (let round = 0; round < 100; round++) {
      other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      // Somebody may have written since; from here on nobody can.
      other.exec("BEGIN IMMEDIATE");
      try {
        if (statSync(`${file}-wal`).size === 0) return act();
      } finally {
        other.exec("ROLLBACK");
      }
    }
  } finally {
    other.close();
  }
  throw new Error("The write-ahead log could not be emptied.");
}

/** Whether `forbidFileWrites` works here: null, or the reason why not. */
export function forbidWritesProblem(): string | null {
  const problem = run("prlimit", [`--pid=${process.pid}`]);
  return problem === null ? null : `needs prlimit, of util-linux (${problem})`;
}

/** Every write to any file of a process fails from now on; needs no right over one's own process. */
export function forbidFileWrites(pid: number): () => void {
  need("prlimit", [`--pid=${pid}`, "--fsize=0:"]);
  return () => need("prlimit", [`--pid=${pid}`, "--fsize=unlimited:"]);
}

/** Another program holds the database's write lock. */
export function lockDatabase(file: string): () => void {
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  return () => {
    other.exec("ROLLBACK");
    other.close();
  };
}

/** Files or a directory that nobody may write to, not even root, and not even where they are open already. */
export function freeze(...paths: string[]): () => void {
  need("chattr", ["+i", ...paths]);
  return () => need("chattr", ["-i", ...paths]);
}

/** Whether `freeze` works here: null, or the reason why not. */
export function freezeProblem(): string | null {
  const path = mkdtempSync(join(tmpdir(), "allo-inbox-freeze-"));
  const problem = run("chattr", ["+i", path]) ?? run("chattr", ["-i", path]);
  rmSync(path, { recursive: true });
  return problem === null ? null : `needs the right to make files immutable (${problem})`;
}

/** Takes the right to write into a directory away from this user, whoever that is. */
export function forbidDirectory(path: string): () => void {
  if (process.getuid?.() === 0) return freeze(path);
  chmodSync(path, 0o500);
  return () => chmodSync(path, 0o700);
}

function need(command: string, args: string[]): void {
  const problem = run(command, args);
  if (problem !== null) throw new Error(`${command} ${args.join(" ")}: ${problem}`);
}

function run(command: string, args: string[]): string | null {
  const { status, error, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return null;
  return error?.message ?? stderr.trim().split("\n")[0] ?? `ended with ${status}`;
}
