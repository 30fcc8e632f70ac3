import { type JsonObject, objectAt, textAt } from "#lib/allo/json-object.ts";
import { oneLine } from "#lib/allo/one-line.ts";
import { formatNumber, isHiddenNumber } from "#lib/allo/phone-number.ts";

/** One side of a call or message, in words: `name` is null unless it says more than the number. */
export type Party = { name: string | null; number: string | null; hidden: boolean };

export function partyOf(number: string | null, name: string | null): Party {
  const hidden = number !== null && isHiddenNumber(number);
  const shown = number === null || hidden ? null : oneLine(formatNumber(number.slice(0, 100)), 60) || null;
  return { name: realName(name, number), number: shown, hidden };
}

/** The name, else the number, else why there is none, such as "a hidden number". */
export function partyLabel({ name, number, hidden }: Party): string {
  return name ?? number ?? (hidden ? "a hidden number" : "an unknown number");
}

/** "Camille Rousset" of a person or contact, which has its first and last name apart. */
export function fullName(person: JsonObject): string | null {
  const parts = [textAt(person, "name"), textAt(person, "last_name")].filter((part) => part !== null);
  return oneLine(parts.map((part) => part.slice(0, 500)).join(" "), 120) || null;
}

export function companyName(data: JsonObject): string | null {
  const name = textAt(data, "company") ?? textAt(objectAt(data, "company"), "name");
  return name === null ? null : oneLine(name, 120) || null;
}

/** The name in one line; null where it says no more than the number. */
export function realName(name: string | null, number: string | null): string | null {
  const shown = name === null ? "" : oneLine(name, 120);
  if (shown === "" || isHiddenNumber(shown)) return null;
  return number !== null && bare(shown) === bare(number.slice(0, 200)) ? null : shown;
}

function bare(text: string): string {
  return text.replace(/[\s().-]/g, "").toLowerCase();
}
