/** `size` is how many characters of the text the answer took. */
export type Answer = { status: number; size: number };

/** Reads one HTTP/1.1 answer from the front of `text`; null while it is incomplete. Only what a small JSON answer needs. */
export function readAnswer(text: string): Answer | null {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return null;
  const bodyAt = headEnd + 4;
  const head = text.slice(0, bodyAt).toLowerCase();
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)\r\n/.exec(head)?.[1];
  if (length !== undefined) {
    const size = bodyAt + Number(length);
    return text.length >= size ? { status, size } : null;
  }
  if (!head.includes("\r\ntransfer-encoding: chunked\r\n")) return { status, size: bodyAt };
  const end = lastChunkEnd(text, bodyAt);
  return end === null ? null : { status, size: end };
}

function lastChunkEnd(text: string, bodyAt: number): number | null {
  let at = bodyAt;
  for (;;) {
    const lineEnd = text.indexOf("\r\n", at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(text.slice(at, lineEnd), 16);
    at = lineEnd + 2 + size + 2;
    if (at > text.length) return null;
    if (size === 0) return at;
  }
}
