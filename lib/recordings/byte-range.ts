/** The bytes to send, both included; `whole` where the request asks for no part or for one that is not understood. */
export type ByteRange = { kind: "whole" } | { kind: "part"; start: number; end: number } | { kind: "beyond" };

const WHOLE: ByteRange = { kind: "whole" };

/**
 * What a GET with these `Range` and `If-Range` headers gets of a file of `size` bytes under the strong `etag`. Several ranges at
 * once are answered whole, as RFC 9110 allows.
 */
export function byteRange(range: string | null, ifRange: string | null, etag: string, size: number): ByteRange {
  // A date never matches: nothing here has one.
  if (range === null || (ifRange !== null && ifRange !== etag)) return WHOLE;
  const [, from = "", to = ""] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(range) ?? [];
  if (from === "") return to === "" ? WHOLE : lastBytes(Number(to), size);
  const start = Number(from);
  if (to !== "" && Number(to) < start) return WHOLE;
  if (start >= size) return { kind: "beyond" };
  return { kind: "part", start, end: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
}

function lastBytes(count: number, size: number): ByteRange {
  if (count === 0 || size === 0) return { kind: "beyond" };
  return { kind: "part", start: Math.max(0, size - count), end: size - 1 };
}
