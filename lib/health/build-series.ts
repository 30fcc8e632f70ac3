import type { Series, SeriesSpan, Slice, Times } from "#lib/api/series.ts";
import { bucketsOf } from "#lib/health/histogram.ts";
import { knownTopic } from "#lib/health/known-topic.ts";
import { addMeasurements, type Measurement, type QueueSample } from "#lib/health/measurement.ts";
import type { SeriesShape } from "#lib/health/series-shape.ts";
import { lagQuantile } from "#lib/lag-histogram.ts";

/** What came in a slice, by its number. */
export type ArrivalCount = {
  slice: number;
  topic: string;
  deliveries: number;
  duplicates: number;
  conflicts: number;
  lookalikes: number;
};

export type LagCount = { slice: number; bucket: number; count: number };

type Source = {
  span: SeriesSpan;
  shape: SeriesShape;
  arrivals: readonly ArrivalCount[];
  lags: readonly LagCount[];
  /** From the begin of the shape on, in any order. */
  measurements: readonly Measurement[];
  queueNow: QueueSample | null;
};

/** Puts what was counted and what was measured side by side, slice by slice. */
export function buildSeries({ span, shape, arrivals, lags, measurements, queueNow }: Source): Series {
  const { begin, sliceMs, slices } = shape;
  const arrived = Map.groupBy(arrivals, ({ slice }) => slice);
  const late = Map.groupBy(lags, ({ slice }) => slice);
  const measured = Map.groupBy(measurements, ({ start }) => Math.floor((start - begin) / sliceMs));
  return {
    span,
    sliceSeconds: sliceMs / 1000,
    total: { ...figuresOf(arrivals, lags, measurements), queue: queueNow },
    slices: Array.from({ length: slices }, (_, index): Slice => {
      const seen = measured.get(index) ?? [];
      const came = arrived.get(index) ?? [];
      return {
        at: new Date(begin + index * sliceMs).toISOString(),
        // Whatever came before there were measurements came to a server that ran.
        running: seen.length > 0 || came.length > 0,
        ...figuresOf(came, late.get(index) ?? [], seen),
        queue: addMeasurements(0, seen).queue,
      };
    }),
  };
}

function figuresOf(
  arrivals: readonly ArrivalCount[],
  lags: readonly Omit<LagCount, "slice">[],
  measurements: readonly Measurement[],
): Omit<Series["total"], "queue"> {
  const { acknowledgements, tries } = addMeasurements(0, measurements);
  const topics: Record<string, number> = {};
  const counts = { duplicates: 0, conflicts: 0, lookalikes: 0 };
  for (const { topic, deliveries, duplicates, conflicts, lookalikes } of arrivals) {
    const name = knownTopic(topic);
    if (deliveries > 0) topics[name] = (topics[name] ?? 0) + deliveries;
    counts.duplicates += duplicates;
    counts.conflicts += conflicts;
    counts.lookalikes += lookalikes;
  }
  return {
    topics,
    ...counts,
    lag: timesOf(lags, 1),
    acknowledgement: timesOf(bucketsOf(acknowledgements), 1000),
    forwards: { taken: tries.taken, retrying: tries.retrying, givenUp: tries["given-up"] },
  };
}

function timesOf(buckets: readonly Omit<LagCount, "slice">[], unitsPerMs: number): Times {
  // Several slices may have counted into one bucket.
  const medianMs = lagQuantile(buckets, 0.5);
  const p95Ms = lagQuantile(buckets, 0.95);
  return medianMs === null || p95Ms === null ? null : { medianMs: medianMs / unitsPerMs, p95Ms: p95Ms / unitsPerMs };
}
