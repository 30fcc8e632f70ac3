import { formatNumber } from "#lib/allo/phone-number.ts";

/** Who it was with, by name where there is one. */
export function titleOf(name: string | null, number: string): string {
  const shown = formatNumber(number);
  return name === null ? shown : `${name} · ${shown}`;
}
