const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "under a minute", "1 minute", "12 minutes", "3 hours", "2 days": whole ones, rounded down. */
export function spanWords(ms: number): string {
  if (ms < MINUTE) return "under a minute";
  if (ms < HOUR) return counted(Math.floor(ms / MINUTE), "minute");
  // "47 hours" says more than "1 day".
  return ms < 2 * DAY ? counted(Math.floor(ms / HOUR), "hour") : counted(Math.floor(ms / DAY), "day");
}

/** "1 minute", "3 minutes", "1 person", "2 people" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
