import { formatNumber, isHiddenNumber } from "#lib/allo/phone-number.ts";
import type { Call } from "#lib/api/call.ts";

type Party = Call["us"];

/** The name of one end of the line, else its number, else why there is none. */
export function partyName({ name, number }: Party): string {
  return name?.trim() || numberText(number);
}

/** A number for reading. */
export function numberText(number: string): string {
  if (isHiddenNumber(number)) return "Hidden number";
  return formatNumber(number) || "Unknown number";
}

/** How the two sides are called in the transcript. */
export function sideNames({ us, them }: Pick<Call, "us" | "them">): Record<"us" | "them", string> {
  return { us: us.name?.trim() || "Us", them: partyName(them) };
}
