const invisible = /[\p{Cc}\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Untrusted text as one printable line of at most `limit` characters: white space collapsed, control and
 * bidi-steering characters gone, right-to-left letters and emoji kept.
 */
export function oneLine(text: string, limit: number): string {
  const head = text.length > limit * 8 ? text.slice(0, limit * 8) : text;
  return cut(head.replace(/\s+/gu, " ").replace(invisible, "").replace(/ {2,}/g, " ").trim().toWellFormed(), limit);
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${wholeCharacters(text, limit - 1).trimEnd()}…`;
}

/** The longest start of `text` within `length` UTF-16 units that does not split a character. */
export function wholeCharacters(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
