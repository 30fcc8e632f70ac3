const LOOK_MS = 10 * 60_000;
const PAUSE_MS = 15 * 60_000;
const MOST_REMEMBERED = 10_000;

/** What was looked at of late, so that the audit log tells it once and not for each request. Times are epoch milliseconds. */
export type RecentLooks = {
  /** Whether this is to be told: once in ten minutes. */
  look(key: string, now: number): boolean;
  /** The same for a recording, which is fetched in parts: once until nobody asked for a quarter of an hour. */
  listen(key: string, now: number): boolean;
  /** For what could not be told: the next time counts as the first. */
  forget(key: string): void;
};

export function createRecentLooks(): RecentLooks {
  // Oldest first, because each is put back at the end.
  const times = new Map<string, number>();

  function isWithin(key: string, milliseconds: number, now: number): boolean {
    const at = times.get(key);
    return at !== undefined && at + milliseconds > now;
  }

  function remember(key: string, now: number): void {
    times.delete(key);
    times.set(key, now);
    for (const [oldest, at] of times) {
      if (times.size <= MOST_REMEMBERED && at + PAUSE_MS > now) break;
      times.delete(oldest);
    }
  }

  return {
    look(key, now) {
      if (isWithin(key, LOOK_MS, now)) return false;
      remember(key, now);
      return true;
    },
    listen(key, now) {
      const goesOn = isWithin(key, PAUSE_MS, now);
      remember(key, now);
      return !goesOn;
    },
    forget: (key) => void times.delete(key),
  };
}
