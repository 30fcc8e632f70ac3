/** Private-use characters are token characters for SQLite's `unicode61`; only our own marks may use them. */
export const NUMBER_MARK = "\ue001";

/** Stands before a word that is shown to whoever may read, so that it is found apart from the words of payloads. */
export const SHOWN_MARK = "\ue005";

/** Stands between texts in an index with positions, so that no phrase goes from one into the next. */
export const TEXT_BREAK = " \ue004 ";

export function stripPrivateUse(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, "");
}

/** A token that begins with the last digit of a phone number. */
export function reversedNumberToken(digits: string): string {
  let token = NUMBER_MARK;
  for (let index = digits.length - 1; index >= 0; index -= 1) token += digits.charAt(index);
  return token;
}
