/** The text of a body, byte for byte (a byte order mark stays), or null where it is not valid UTF-8. */
export function bodyText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
