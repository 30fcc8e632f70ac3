import { DAY, HOUR } from "#e2e/simulator/stage.ts";

type Span = { from: number; to: number };

/**
 * Spreads a history over the past `days`: gives a time for each share (0 to 1) of it, never falling back.
 * Over whole days things happen when shops are open (7 to 19 h UTC, not on Sundays); within a day, at any time.
 */
export function makeTimeline(now: number, days: number): (share: number) => number {
  const spans = days >= 2 ? openHours(now, days) : [{ from: now - days * DAY, to: now }];
  const total = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  return (share) => {
    let left = share * total;
    for (const { from, to } of spans) {
      if (left <= to - from) return Math.round(from + left);
      left -= to - from;
    }
    return now;
  };
}

function openHours(now: number, days: number): Span[] {
  const first = now - days * DAY;
  const spans: Span[] = [];
  for (let midnight = Math.floor(first / DAY) * DAY; midnight < now; midnight += DAY) {
    if (new Date(midnight).getUTCDay() === 0) continue;
    const from = Math.max(midnight + 7 * HOUR, first);
    const to = Math.min(midnight + 19 * HOUR, now);
    if (from < to) spans.push({ from, to });
  }
  return spans;
}
