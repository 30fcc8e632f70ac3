// Time is counted in slots: in how many of them something happened says more than how often, because one call alone
// brings several events.

export const SLOT_MS = 5 * 60_000;
const SLOTS_A_WEEK = (7 * 86_400_000) / SLOT_MS;
const WEEKS = 8;
const LEAST_WEEKS = 4;
/** Silence where so many are expected comes once in a thousand times, if they come by chance: e^-6.9. */
const LEAST_EXPECTED = Math.log(1000);
/** How far back of a number's last slot its past matters. */
export const REMEMBERED_SLOTS = (WEEKS + 1) * SLOTS_A_WEEK;

/** Slots from the first up to, not including, the last. */
export type Stretch = { from: number; to: number };

export type Expected = {
  /** In how many slots of such a stretch something happens, on average. */
  slots: number;
  weeks: number;
};

export function slotAt(at: number): number {
  return Math.floor(at / SLOT_MS);
}

/**
 * The same stretch of the week in the weeks before, as far as the number was known then. `last` is its last slot in which
 * something happened, `now` the one that has just begun. Weeks are 168 hours, so no time zone is needed; a change of the
 * clocks moves the comparison by an hour.
 */
export function stretchesBefore(first: number, last: number, now: number): Stretch[] {
  const from = last + 1;
  // A longer stretch would be compared with itself.
  const to = Math.min(now, from + SLOTS_A_WEEK);
  return Array.from({ length: WEEKS }, (_, index) => (index + 1) * SLOTS_A_WEEK)
    .filter((back) => first <= from - back)
    .map((back) => ({ from: from - back, to: to - back }));
}

/** `busy` says in how many slots of each such stretch something happened. Null where silence is nothing to speak of, or too little is known. */
export function unusualSilence(busy: readonly number[]): Expected | null {
  if (busy.length < LEAST_WEEKS || busy.includes(0)) return null;
  const slots = busy.reduce((sum, count) => sum + count, 0) / busy.length;
  return slots < LEAST_EXPECTED ? null : { slots, weeks: busy.length };
}
