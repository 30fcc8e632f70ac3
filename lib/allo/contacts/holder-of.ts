import type { Holding } from "#lib/allo/contacts/fold-contact.ts";
import { compareText } from "#lib/allo/statement.ts";

/** A number that a contact has or had. */
export type Held = Holding & { alloId: string };

/**
 * Whose number it was at a time, in epoch milliseconds. Where several contacts had it, the one that got it last: a
 * number that changes hands is entered anew sooner than it is deleted.
 */
export function holderOf<T extends Held>(held: readonly T[], number: string, at: number): T | null {
  const candidates = held
    .filter((one) => one.number === number && (one.from ?? at) <= at && (one.until ?? Number.POSITIVE_INFINITY) > at)
    .sort((a, b) => (b.from ?? 0) - (a.from ?? 0) || compareText(a.alloId, b.alloId));
  return candidates[0] ?? null;
}
