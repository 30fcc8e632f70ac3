import { formatNumber, isHiddenNumber } from "#lib/allo/phone-number.ts";
import type { Party } from "#lib/api/party.ts";

/** The name, else the number as one reads it. */
export function partyWords({ name, number }: Party): string {
  return name ?? numberWords(number);
}

export function numberWords(number: string): string {
  return isHiddenNumber(number) ? "Hidden number" : formatNumber(number);
}
