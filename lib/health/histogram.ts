import { lagBucket } from "#lib/lag-histogram.ts";

/** How often each bucket of `lagBucket` came, sparse. */
export type Histogram = Record<number, number>;

/** Counts one value of any unit, as long as one histogram keeps to it. */
export function countInto(histogram: Histogram, value: number): void {
  const bucket = lagBucket(value);
  histogram[bucket] = (histogram[bucket] ?? 0) + 1;
}

export function addHistograms(histograms: readonly Histogram[]): Histogram {
  const sum: Histogram = {};
  for (const histogram of histograms) {
    for (const { bucket, count } of bucketsOf(histogram)) sum[bucket] = (sum[bucket] ?? 0) + count;
  }
  return sum;
}

export function bucketsOf(histogram: Histogram): { bucket: number; count: number }[] {
  return Object.entries(histogram).map(([bucket, count]) => ({ bucket: Number(bucket), count }));
}
