import { parsePhoneNumberFromString } from "libphonenumber-js/min";

const maxLength = 100;
/** As many numbers as a busy inbox has to do with in a while. */
const mostKnown = 5_000;
const knownForms = new Map<string, string>();
const knownSpellings = new Map<string, string>();

/** An international number spaced for reading; short codes, sender names and `anonymous` stay as they are. */
export function formatNumber(text: string): string {
  const compact = text.replace(/[\s().-]/g, "");
  if (!/^\+\d{6,15}$/.test(compact)) return text;
  return known(knownForms, compact, () => parsePhoneNumberFromString(compact)?.formatInternational() ?? "") || text;
}

/**
 * One spelling for a number, by which calls, messages and contacts find each other: E.164 where it can be told, such as
 * from a national form beside `neighbour`, a number of the same country; short codes, sender names and `anonymous` stay.
 */
export function canonicalNumber(text: string, neighbour: string | null = null): string {
  const near = neighbour?.slice(0, maxLength) ?? null;
  const received = text.slice(0, maxLength);
  return known(knownSpellings, JSON.stringify([received, near]), () => spellNumber(received, near));
}

/** The same few numbers come again and again, and telling their country takes long. */
function known(forms: Map<string, string>, key: string, tell: () => string): string {
  const before = forms.get(key);
  if (before !== undefined) return before;
  const told = tell();
  if (forms.size >= mostKnown) forms.clear();
  forms.set(key, told);
  return told;
}

function spellNumber(text: string, neighbour: string | null): string {
  const received = text.trim();
  if (isHiddenNumber(received)) return received.toLowerCase();
  const international = parsePhoneNumberFromString(received.replace(/^00(?=[1-9])/, "+"));
  if (international) return international.number;
  if ((phoneDigits(received) ?? "").length < 8 || neighbour === null) return received;
  const near = parsePhoneNumberFromString(neighbour);
  if (!near) return received;
  const national = parsePhoneNumberFromString(received, { defaultCallingCode: near.countryCallingCode });
  return national?.isPossible() ? national.number : received;
}

/** Whether somebody could call or write back: not to a sender's name, nor to a withheld number. */
export function canBeAnswered(number: string): boolean {
  return phoneDigits(number) !== null || /^\+?\d{3,}$/.test(number);
}

/** Whether the caller withheld the number. */
export function isHiddenNumber(text: string): boolean {
  return /^(anonymous|private|restricted|unavailable)$/i.test(text.trim());
}

/** The digits of a text that is a phone number in any notation, else null. */
export function phoneDigits(text: string): string | null {
  if (text.length > 40 || !/^[+(]?\d[\d\s().\-/\u00a0\u202f]*$/.test(text.trim())) return null;
  const digits = text.replace("(0)", "").replace(/\D/g, "");
  return digits.length >= 4 && digits.length <= 18 ? digits : null;
}
