import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** An international number spaced for reading; short codes, sender names and `anonymous` stay as they are. */
export function formatNumber(text: string): string {
  const compact = text.replace(/[\s().-]/g, "");
  if (!/^\+\d{6,15}$/.test(compact)) return text;
  return parsePhoneNumberFromString(compact)?.formatInternational() ?? text;
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
