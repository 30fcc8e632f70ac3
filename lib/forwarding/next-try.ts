import { LAST_ATTEMPT, RETRY_WAITS } from "#lib/allo/retry-schedule.ts";

/** What a receiver may ask for with Retry-After. */
const LONGEST_ASKED_MS = 24 * 3_600_000;

/**
 * When a forward that has failed `tries` times is due again (epoch milliseconds), on Allo's own schedule; null after the last.
 * `random` is from 0 to 1 and spreads the waits by a tenth, so that what failed together does not come back together.
 */
export function nextTryAt(tries: number, now: number, random: number, retryAfterMs: number | null): number | null {
  if (tries >= LAST_ATTEMPT) return null;
  const wait = (RETRY_WAITS[tries] ?? 0) * 1000 * (1 + 0.1 * random);
  return now + Math.round(Math.max(wait, Math.min(retryAfterMs ?? 0, LONGEST_ASKED_MS)));
}
