// Each bucket is 5 % wider than the one before: fine enough for a median on screen, few enough rows for a year.
const WIDTH = Math.log(1.05);

/** The bucket that a lag in milliseconds falls into; negative lags (clocks apart) count as none. */
export function lagBucket(lagMs: number): number {
  return Math.floor(Math.log1p(Math.max(0, lagMs)) / WIDTH);
}

/** The middle of a bucket in milliseconds. */
export function lagOfBucket(bucket: number): number {
  return Math.round(Math.expm1((bucket + 0.5) * WIDTH));
}

/** The lag that a share (0 to 1) of the counted deliveries stayed within, in milliseconds, or null where none was counted. */
export function lagQuantile(histogram: readonly { bucket: number; count: number }[], share: number): number | null {
  const sorted = histogram.filter(({ count }) => count > 0).sort((a, b) => a.bucket - b.bucket);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { bucket, count } of sorted) {
    seen += count;
    if (seen >= share * total) return lagOfBucket(bucket);
  }
  return null;
}
