import { formatNumber, isHiddenNumber } from "#lib/allo/phone-number.ts";
import type { Party } from "#lib/api/party.ts";

/** The name of one end of a line, else its number, else why there is none. */
export function partyWords({ name, number }: Party): string {
  return name?.trim() || numberWords(number);
}

/** A number for reading. */
export function numberWords(number: string): string {
  if (isHiddenNumber(number)) return "Hidden number";
  return formatNumber(number) || "Unknown number";
}
