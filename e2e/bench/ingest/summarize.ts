import type { Measured } from "#e2e/bench/ingest/measure.ts";
import { type ContestantKey, contestants, type IngestResult } from "#e2e/bench/ingest/run-ingest.ts";
import type { Latency } from "#e2e/bench/report/latency.ts";
import { median } from "#e2e/bench/report/quantile.ts";

type Spread = { median: number; min: number; max: number };

export type Ratio = { of: "a" | "b" | "c"; throughput: Spread; half: Latency; burst: Latency };

export type SizeSummary = {
  size: number;
  servers: Record<ContestantKey, Measured>;
  /** Ours to each other one, taken within each round. Below 1 is slower for throughput, and faster for latencies. */
  ratios: Ratio[];
};

/** The median over the rounds of every figure. */
export function summarize(result: IngestResult): SizeSummary[] {
  return result.map(({ size, rounds }) => {
    const servers = Object.fromEntries(
      contestants.map(({ key }) => [key, medianOf(rounds.map((round) => round[key]))]),
    ) as Record<ContestantKey, Measured>;
    const ratios = (["a", "b", "c"] as const).map((of) => {
      const ratio = (figure: (measured: Measured) => number) =>
        spread(rounds.map((round) => figure(round.d) / figure(round[of])));
      const latency = (part: "half" | "burst") => ({
        p50: ratio((measured) => measured[part].p50).median,
        p95: ratio((measured) => measured[part].p95).median,
        p99: ratio((measured) => measured[part].p99).median,
      });
      return { of, throughput: ratio(({ perSecond }) => perSecond), half: latency("half"), burst: latency("burst") };
    });
    return { size, servers, ratios };
  });
}

function medianOf(rounds: readonly Measured[]): Measured {
  const middle = (figure: (measured: Measured) => number) => median(rounds.map(figure));
  const orNull = (figure: (measured: Measured) => number | null) => {
    const values = rounds.flatMap((round) => figure(round) ?? []);
    return values.length === 0 ? null : median(values);
  };
  const latency = (part: "half" | "burst") => ({
    p50: middle((measured) => measured[part].p50),
    p95: middle((measured) => measured[part].p95),
    p99: middle((measured) => measured[part].p99),
  });
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    readAfterLoad: orNull(({ readAfterLoad }) => readAfterLoad),
    halfRate: middle(({ halfRate }) => halfRate),
    half: latency("half"),
    burstTotal: middle(({ burstTotal }) => burstTotal),
    burst: latency("burst"),
    readAfterBurst: orNull(({ readAfterBurst }) => readAfterBurst),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}
