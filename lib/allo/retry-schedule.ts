/** Seconds that Allo waits before each of its eight attempts, as its documents say. */
export const RETRY_WAITS: readonly number[] = [0, 5, 300, 1800, 7200, 18_000, 36_000, 36_000];
export const LAST_ATTEMPT = RETRY_WAITS.length;

/** Seconds from one attempt to a later one, by the schedule. */
export function waitBetween(earlier: number, later: number): number {
  return RETRY_WAITS.slice(earlier, later).reduce((sum, wait) => sum + wait, 0);
}
