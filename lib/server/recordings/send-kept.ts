import type { FileHandle } from "node:fs/promises";
import type { AudioType } from "#lib/recordings/audio-type.ts";
import { byteRange } from "#lib/recordings/byte-range.ts";
import { type AudioRequest, audioHeaders, beyondTheEnd } from "#lib/server/recordings/audio-response.ts";
import { webStream } from "#lib/server/recordings/web-stream.ts";

type Kept = { file: FileHandle; sha256: string; sizeBytes: number; audioType: AudioType };

/** Answers with a file, or with the part that is asked for, and closes it however that ends. */
export async function sendKept(
  { file, sha256, sizeBytes, audioType }: Kept,
  { method, range, ifRange, fileName }: AudioRequest,
): Promise<Response> {
  const etag = `"${sha256}"`;
  const headers = { ...audioHeaders(audioType, fileName), ETag: etag };
  if (method === "HEAD") {
    await file.close();
    return new Response(null, { headers: { ...headers, "Content-Length": String(sizeBytes) } });
  }
  const part = byteRange(range, ifRange, etag, sizeBytes);
  if (part.kind === "beyond") {
    await file.close();
    return beyondTheEnd(String(sizeBytes));
  }
  const [start, end] = part.kind === "part" ? [part.start, part.end] : [0, sizeBytes - 1];
  const partial = part.kind === "part" ? { "Content-Range": `bytes ${start}-${end}/${sizeBytes}` } : {};
  return new Response(webStream(file.createReadStream({ start, end })), {
    status: part.kind === "part" ? 206 : 200,
    headers: { ...headers, "Content-Length": String(end - start + 1), ...partial },
  });
}
