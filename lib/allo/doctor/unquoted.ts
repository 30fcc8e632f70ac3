/** A header value without blanks and one pair of quotes around it. */
export function unquoted(text: string): string {
  const bare = text.trim();
  const quote = bare.charAt(0);
  const isQuoted = bare.length > 1 && (quote === '"' || quote === "'") && bare.endsWith(quote);
  return isQuoted ? bare.slice(1, -1).trim() : bare;
}
