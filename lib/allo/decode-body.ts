const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder("utf-8");

/** The text of a body; where it is not UTF-8, the bytes that do not fit are replaced. */
export function decodeBody(body: Uint8Array): { text: string; isUtf8: boolean } {
  try {
    return { text: strict.decode(body), isUtf8: true };
  } catch {
    return { text: lenient.decode(body), isUtf8: false };
  }
}
