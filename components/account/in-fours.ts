/** "ABCDEFGH" as "ABCD EFGH", to be read and typed. */
export function inFours(text: string): string {
  return text.replace(/.{4}(?=.)/gsu, "$& ");
}
