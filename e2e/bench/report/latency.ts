import { quantiles } from "#e2e/bench/report/quantile.ts";

export type Latency = { p50: number; p95: number; p99: number };

export function latencyOf(times: readonly number[]): Latency {
  const [p50 = Number.NaN, p95 = Number.NaN, p99 = Number.NaN] = quantiles(times, [0.5, 0.95, 0.99]);
  return { p50, p95, p99 };
}
