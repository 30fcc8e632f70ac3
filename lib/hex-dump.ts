const WIDTH = 16;

/** The bytes as `offset  hex  text` lines, sixteen a line. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const slice = [...bytes.subarray(at, at + WIDTH)];
    const hex = slice.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const text = slice.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(8, "0")}  ${hex.padEnd(WIDTH * 3 - 1)}  ${text}`);
  }
  return lines.join("\n");
}
