const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 10, 30].map((days) => days * DAY),
];

const MOST_STEPS = 4;

/** Where the scale of a time (milliseconds) is marked, from zero to at least `most`, at values that are said in few words. */
export function timeTicks(most: number): number[] {
  const step = STEPS.find((one) => one * MOST_STEPS >= most) ?? Math.ceil(most / MOST_STEPS / DAY) * DAY;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
