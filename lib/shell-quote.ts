/** One word for a POSIX shell, whatever the text holds, except NUL, which no argument can carry. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
