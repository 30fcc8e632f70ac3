/** The value that a share `q` (0 to 1) of all values does not exceed (nearest rank); NaN where there are none. */
export function quantile(values: readonly number[], q: number): number {
  return quantiles(values, [q])[0] ?? Number.NaN;
}

export function quantiles(values: readonly number[], qs: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return qs.map(
    (q) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN,
  );
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return (quantile(values, 0.5) + quantile(values, 0.5 + 1 / (2 * values.length))) / 2;
}
