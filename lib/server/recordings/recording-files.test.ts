import assert from "node:assert/strict";
import { readdirSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { temporaryDirectory } from "#db/testing.ts";
import { DataDirectoryRefused } from "#lib/server/data-directory.ts";
import { openRecordingFiles } from "#lib/server/recordings/recording-files.ts";

test("what a crash left half written is gone after a start, and what was kept is there", async (t) => {
  const dataDir = temporaryDirectory(t);
  const kept = await openRecordingFiles(dataDir).keep(Readable.from([Buffer.from("ID3"), Buffer.from("abc")]));
  const unfinished = join(dataDir, "recordings", "unfinished");
  writeFileSync(join(unfinished, "half"), "ID3");
  const files = openRecordingFiles(dataDir);
  assert.deepEqual(readdirSync(unfinished), []);
  assert.ok(kept);
  const file = await files.open(kept);
  assert.equal(await file?.readFile("utf8"), "ID3abc");
  await file?.close();
  assert.equal(statSync(unfinished).mode & 0o777, 0o700);
});

test("the type is told by the first bytes, however small the pieces are", async (t) => {
  const pieces = [..."RIFF\n\n\n\nWAVEfmt "].map((letter) => Buffer.from(letter));
  const kept = await openRecordingFiles(temporaryDirectory(t)).keep(Readable.from(pieces));
  assert.deepEqual([kept?.audioType, kept?.sizeBytes], ["audio/wav", 16]);
});

test("a stream that fails or holds nothing leaves nothing", async (t) => {
  const dataDir = temporaryDirectory(t);
  const files = openRecordingFiles(dataDir);
  assert.equal(await files.keep(Readable.from([])), null);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from("ID3");
      throw new Error("broken");
    })(),
  );
  await assert.rejects(files.keep(broken), /broken/);
  assert.deepEqual(readdirSync(join(dataDir, "recordings")), ["unfinished"]);
  assert.deepEqual(readdirSync(join(dataDir, "recordings", "unfinished")), []);
});

test("a file that somebody took away or cut short is not there", async (t) => {
  const files = openRecordingFiles(temporaryDirectory(t));
  assert.equal(await files.open({ sha256: "ab".repeat(32), sizeBytes: 6, audioType: "audio/mpeg" }), null);
  const kept = await files.keep(Readable.from([Buffer.from("ID3abc")]));
  assert.ok(kept);
  assert.equal(await files.open({ ...kept, sizeBytes: 7 }), null);
});

test("a disk has no room for more than is on it, nor for all that is", async (t) => {
  const dataDir = temporaryDirectory(t);
  const { bavail, bsize } = statfsSync(dataDir);
  const files = openRecordingFiles(dataDir);
  assert.equal(await files.hasRoom(2 * bavail * bsize + 1), false);
  assert.equal(await files.hasRoom(bavail * bsize), false);
});

test("where nothing can be written, the start says so", (t) => {
  const dataDir = temporaryDirectory(t);
  writeFileSync(join(dataDir, "recordings"), "");
  assert.throws(() => openRecordingFiles(dataDir), DataDirectoryRefused);
});
