import type { IncomingMessage } from "node:http";

export type BodyResult = { ok: true; body: Buffer } | { ok: false; reason: "too_large" | "no_room" | "aborted" };

/** What is left of the memory for long bodies that are being read, all senders together. */
export type BodyRoom = { bytes: number };

/** The longest calls have some 400 KB: what Allo sends needs none of the room that strangers may fill. */
const NEEDS_NO_ROOM = 512 * 1024;
const ROOM = 128 * 1024 * 1024;

/** Room for at least two of the longest bodies that are taken. */
export function createBodyRoom(limit: number): BodyRoom {
  return { bytes: Math.max(ROOM, 2 * limit) };
}

/** Reads a body of at most `limit` bytes, while there is room. What is beyond is let pass and thrown away, never kept. */
export function readBody(
  request: IncomingMessage,
  limit: number,
  room: BodyRoom = { bytes: limit },
): Promise<BodyResult> {
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    request.resume();
    return Promise.resolve({ ok: false, reason: "too_large" });
  }
  const { promise, resolve } = Promise.withResolvers<BodyResult>();
  const chunks: Buffer[] = [];
  let size = 0;
  let taken = 0;

  function finish(result: BodyResult): void {
    request.off("data", take).off("end", end).off("error", abort).off("close", abort);
    // Left flowing without a listener, the rest is dropped, and the client gets to read our answer.
    request.on("error", () => {}).resume();
    room.bytes += taken;
    resolve(result);
  }
  function take(chunk: Buffer): void {
    size += chunk.length;
    const needed = Math.max(0, size - NEEDS_NO_ROOM) - taken;
    if (size > limit) finish({ ok: false, reason: "too_large" });
    else if (needed > room.bytes) finish({ ok: false, reason: "no_room" });
    else {
      room.bytes -= needed;
      taken += needed;
      chunks.push(chunk);
    }
  }
  function end(): void {
    const [first] = chunks;
    finish({ ok: true, body: chunks.length === 1 && first ? first : Buffer.concat(chunks) });
  }
  function abort(): void {
    finish({ ok: false, reason: "aborted" });
  }
  request.on("data", take).on("end", end).on("error", abort).on("close", abort);
  return promise;
}

/** Resolves once the client has sent all that it had to send, or has had `withinMs` for it. */
export function drained(request: IncomingMessage, withinMs: number): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, withinMs);
  request.once("end", resolve).once("close", resolve);
  return promise.finally(() => clearTimeout(timer));
}
