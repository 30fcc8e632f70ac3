/** Private-use characters are token characters for SQLite's `unicode61`; only our own marks may use them. */
const numberMark = "\ue001";

/** Stands between texts in an index with positions, so that no phrase goes from one into the next. */
export const TEXT_BREAK = " \ue004 ";

export function stripPrivateUse(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, "");
}

/** A token that begins with the last digit of a phone number. */
export function reversedNumberToken(digits: string): string {
  let token = numberMark;
  for (let index = digits.length - 1; index >= 0; index -= 1) token += digits.charAt(index);
  return token;
}
