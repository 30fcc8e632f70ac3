import { type Condition, single } from "#lib/alerts/condition.ts";
import { spanWords } from "#lib/alerts/span-words.ts";

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const WEEKS = 4;
/** A week alone may have been any week. */
const FEWEST_WEEKS = 2;
/** Shorter is a pause in any inbox. */
const SHORTEST_MS = HOUR / 2;
/** A longer silence is one as well. */
const LONGEST_MS = WEEK;

/** How many events an hour brought, by its start. */
export type Hourly = ReadonlyMap<number, number>;

/** How far back `Hourly` has to reach, measured from now. */
export const SILENCE_HISTORY_MS = WEEKS * WEEK + LONGEST_MS + HOUR;

export type SilenceFacts = {
  now: number;
  /** What would have come while nobody listened comes later: only what this process saw counts. */
  startedAt: number;
  lastAt: number | null;
  /** The first hour that anything is known of. */
  firstHour: number | null;
  hourly: Hourly;
};

/** True when the silence has lasted until about `events` were to be expected, going by the same hours of the weeks before. */
export function silence({ now, startedAt, lastAt, firstHour, hourly }: SilenceFacts, events: number): Condition {
  if (lastAt === null || firstHour === null) return single("silence", null, "");
  const since = Math.max(lastAt, startedAt, now - LONGEST_MS);
  const missed = now - since < SHORTEST_MS ? 0 : expectedIn(since, now, firstHour, hourly);
  if (missed === null) return single("silence", null, "");
  if (missed >= events) {
    const usual = `the same hours of the last weeks had about ${Math.round(missed)}`;
    return single("silence", true, `No event came for ${spanWords(now - lastAt)}; ${usual}.`);
  }
  // Short since the start of this process only: that ends no silence.
  return single("silence", lastAt >= startedAt ? false : null, "Events come again.");
}

/** How many were to be expected from `from` to `to`; null where too little is known. */
function expectedIn(from: number, to: number, firstHour: number, hourly: Hourly): number | null {
  let expected = 0;
  for (let hour = Math.floor(from / HOUR) * HOUR; hour < to; hour += HOUR) {
    const before = Array.from({ length: WEEKS }, (_, week) => hour - (week + 1) * WEEK).filter(
      (one) => one >= firstHour,
    );
    if (before.length < FEWEST_WEEKS) return null;
    const mean = before.reduce((sum, one) => sum + (hourly.get(one) ?? 0), 0) / before.length;
    const share = (Math.min(to, hour + HOUR) - Math.max(from, hour)) / HOUR;
    expected += mean * share;
  }
  return expected;
}
