import type { KeptFile } from "#db/recordings.ts";
import { retryAfterMs } from "#lib/outbound/retry-after.ts";
import type { Miss } from "#lib/recordings/keeping.ts";
import { OutboundInterrupted } from "#lib/server/outbound/interrupted.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";
import { discard } from "#lib/server/outbound/send.ts";
import type { RecordingFiles } from "#lib/server/recordings/recording-files.ts";

export type FetchResult = { ok: true; file: KeptFile } | { ok: false; miss: Miss };

/** The disk has no room for a recording; those that wait go on waiting. */
class NoRoomForRecording extends Error {
  override name = "NoRoomForRecording";
}

/** One try to get a recording and keep it; always from its beginning, so that no file is put together of two. Throws when the disk is full or fails. */
export async function fetchRecording(
  { outbound, files, maxBytes }: { outbound: Outbound; files: RecordingFiles; maxBytes: number },
  url: string,
  signal: AbortSignal,
): Promise<FetchResult> {
  if (!(await files.hasRoom(0))) throw new NoRoomForRecording();
  const answer = await outbound.download(url, { maxBytes, signal });
  if (!answer.ok) return { ok: false, miss: { kind: "failed", reason: answer.reason, message: answer.message } };
  if (answer.status !== 200) {
    discard(answer.body);
    return { ok: false, miss: answered(answer.status, retryAfterMs(answer.headers.get("retry-after"), Date.now())) };
  }
  try {
    if (!(await files.hasRoom(Number(answer.headers.get("content-length") ?? 0)))) throw new NoRoomForRecording();
    const file = await files.keep(answer.body);
    return file ? { ok: true, file } : { ok: false, miss: EMPTY };
  } catch (cause) {
    if (!(cause instanceof OutboundInterrupted)) throw cause;
    return { ok: false, miss: { kind: "failed", ...cause.failure } };
  } finally {
    discard(answer.body);
  }
}

const EMPTY: Miss = { kind: "failed", reason: "bad_response", message: "The link led to an empty file." };

function answered(status: number, retryAfterMs: number | null): Miss {
  return { kind: "answered", status, retryAfterMs, message: `The link was answered with status ${status}.` };
}
