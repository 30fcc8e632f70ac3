// biome-ignore lint/suspicious/noControlCharactersInRegex: it asks for ASCII, all of it
const ascii = /^[\x00-\x7f]*$/;

/** Without accents and case, as words are compared; not to be cut by places in the original. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");
}
