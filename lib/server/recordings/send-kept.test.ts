import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryDirectory } from "#db/testing.ts";
import type { AudioRequest } from "#lib/server/recordings/audio-response.ts";
import { sendKept } from "#lib/server/recordings/send-kept.ts";

const SIZE = 1_000_000;
const CLOSED = -1;

for (const [what, asked, listen] of [
  ["at its end", {}, (body) => new Response(body).arrayBuffer()],
  ["at the end of a part", { range: "bytes=1-2" }, (body) => new Response(body).arrayBuffer()],
  ["when the listener leaves at once", {}, (body) => body?.cancel()],
  ["when the listener leaves in the middle", {}, leaveInTheMiddle],
  ["after HEAD", { method: "HEAD" }, () => {}],
  ["after a range that is not there", { range: `bytes=${SIZE}-` }, () => {}],
] as [string, Partial<AudioRequest>, (body: ReadableStream<Uint8Array> | null) => unknown][]) {
  test(`the file is closed ${what}`, async (t) => {
    const path = join(temporaryDirectory(t), "audio");
    writeFileSync(path, Buffer.alloc(SIZE, 1));
    const file = await open(path);
    const { signal } = new AbortController();
    const { body } = await sendKept(
      { file, sha256: "ab", sizeBytes: SIZE, audioType: "audio/mpeg" },
      { method: "GET", range: null, ifRange: null, fileName: null, signal, ...asked },
    );
    await listen(body);
    while (file.fd !== CLOSED) await new Promise(setImmediate);
  });
}

async function leaveInTheMiddle(body: ReadableStream<Uint8Array> | null): Promise<void> {
  const reader = body?.getReader();
  assert.ok(((await reader?.read())?.value?.length ?? 0) > 0);
  await reader?.cancel();
}
