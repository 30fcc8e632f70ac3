import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { KeptFile } from "#db/recordings.ts";
import { SNIFFED_BYTES, sniffAudioType } from "#lib/recordings/audio-type.ts";
import { DataDirectoryRefused } from "#lib/server/data-directory.ts";
import { codeOf } from "#lib/server/error-code.ts";

/** What is left to the deliveries, which must never get 503 because of audio. */
const RESERVED_BYTES = 256 * 1024 * 1024;

/** The audio itself, in `DATA_DIR/recordings`: each file under its SHA-256, so that no two hold the same. */
export type RecordingFiles = {
  /** Whether the disk holds a file of this size and still has room for deliveries. */
  hasRoom(sizeBytes: number): Promise<boolean>;
  /** Writes a stream down to its end, durably, before it has its name. Null where it was empty; throws what broke it. */
  keep(source: Readable): Promise<KeptFile | null>;
  /** Null where the file is not there any more, or not all of it. */
  open(kept: KeptFile): Promise<FileHandle | null>;
};

/** Removes what a crash may have left half written. Throws `DataDirectoryRefused` where nothing can be written. */
export function openRecordingFiles(dataDir: string): RecordingFiles {
  const root = join(dataDir, "recordings");
  const unfinished = join(root, "unfinished");
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new DataDirectoryRefused(
      `${root} cannot be written (${codeOf(cause)}). Give this user the right to it, or make room.`,
      { cause },
    );
  }

  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2));

  async function moveTo(path: string, from: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(from, path);
    // A name is as durable as the directory that holds it.
    await syncDirectory(dirname(path));
    await syncDirectory(root);
  }

  return {
    async hasRoom(sizeBytes) {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize >= sizeBytes + RESERVED_BYTES;
    },
    async keep(source) {
      const path = join(unfinished, randomUUID());
      const file = await open(path, "wx", 0o600);
      try {
        const kept = await writeAll(file, source);
        await file.close();
        if (kept.sizeBytes > 0) await moveTo(pathOf(kept.sha256), path);
        return kept.sizeBytes > 0 ? kept : null;
      } finally {
        await file.close();
        await rm(path, { force: true });
      }
    },
    async open({ sha256, sizeBytes }) {
      const file = await open(pathOf(sha256), "r").catch((cause: unknown) => {
        if (codeOf(cause) === "ENOENT") return null;
        throw cause;
      });
      if (!file || (await file.stat()).size === sizeBytes) return file;
      await file.close();
      return null;
    },
  };
}

async function writeAll(file: FileHandle, source: AsyncIterable<Buffer>): Promise<KeptFile> {
  const digest = createHash("sha256");
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  for await (const chunk of source) {
    digest.update(chunk);
    if (head.length < SNIFFED_BYTES) head = Buffer.concat([head, chunk.subarray(0, SNIFFED_BYTES)]);
    sizeBytes += chunk.length;
    await file.writeFile(chunk);
  }
  await file.sync();
  return { sha256: digest.digest("hex"), sizeBytes, audioType: sniffAudioType(head) };
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
