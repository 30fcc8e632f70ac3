import { stat, statfs } from "node:fs/promises";
import { setImmediate as turn } from "node:timers/promises";
import type { Tried } from "#db/forwards/record-outcomes.ts";
import { countArrivals } from "#db/health/arrival-counts.ts";
import { keepMeasurements, readMeasurements } from "#db/health/measurement-store.ts";
import { createProjectionLags } from "#db/health/projection-lags.ts";
import { createQueueSampler } from "#db/health/queue-samples.ts";
import type { Db } from "#db/open.ts";
import type { Counted } from "#db/tally-buffer.ts";
import type { Series, SeriesSpan } from "#lib/api/series.ts";
import { type ArrivalCount, buildSeries, type LagCount } from "#lib/health/build-series.ts";
import type { QueueSample } from "#lib/health/measurement.ts";
import { shapeOf } from "#lib/health/series-shape.ts";
import { tryOutcome } from "#lib/health/try-outcome.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { startMeter } from "#lib/server/health/meter.ts";
import { createMetrics } from "#lib/server/health/metrics.ts";
import { paced } from "#lib/server/health/paced.ts";

/** Adding up a month takes some tens of milliseconds, and a minute of it is a small part. */
const MONTH_FRESH_MS = 60_000;
/** What is added up before others have their turn: a day by hours, or the like. */
const SLICES_AT_ONCE = { hour: 60, day: 24, month: 3 };

type Source = {
  /** For what a power cut may set back. */
  db: Db;
  /** Reads what has just come. */
  catchUp(): void;
  now(): number;
  onError(cause: unknown): void;
};

export type SeriesDesk = {
  /** A webhook request has its answer. */
  answered(status: number, milliseconds: number): void;
  /** Deliveries were read. */
  counted(counted: Counted): void;
  /** Forwards were tried. */
  tried(tried: readonly Tried[]): void;
  read(access: Authorized<"raw">, span: SeriesSpan): Promise<Series>;
  /** For Prometheus. */
  scrape(access: Authorized<"raw">): Promise<{ text: string; contentType: string }>;
  stop(): void;
};

/** How the delivery side did over time: what is counted anyway, and what this server sees of its own running. */
export function createSeries({ db, catchUp, now, onError }: Source): SeriesDesk {
  const sampler = createQueueSampler(db);
  // Long queues are counted: that must not grow with how often somebody asks.
  const sampleQueues = paced(() => sampler(now()));
  const projectionLags = createProjectionLags(db);
  const metrics = createMetrics();
  const meter = startMeter({
    keep: (minutes) => keepMeasurements(db, minutes),
    lookAtQueue: queueNow,
    now,
    onError,
  });
  let month: { until: number; series: Promise<Series> } | null = null;

  function queueNow(): QueueSample {
    const queues = sampleQueues();
    return {
      depth: queues.reduce((sum, { depth }) => sum + depth, 0),
      oldestMs: Math.max(0, ...queues.map(({ oldestMs }) => oldestMs)),
    };
  }

  async function build(span: SeriesSpan): Promise<Series> {
    catchUp();
    const at = now();
    const shape = shapeOf(span, at);
    const arrivals: ArrivalCount[] = [];
    const lags: LagCount[] = [];
    for (let from = 0; from < shape.slices; from += SLICES_AT_ONCE[span]) {
      if (from > 0) await turn();
      const counted = countArrivals(db, shape, from, Math.min(shape.slices, from + SLICES_AT_ONCE[span]));
      arrivals.push(...counted.arrivals);
      lags.push(...counted.lags);
    }
    const measurements = [...readMeasurements(db, shape.grain, shape.begin, at), ...meter.unwritten()];
    return buildSeries({ span, shape, arrivals, lags, measurements, queueNow: queueNow() });
  }

  return {
    answered(status, milliseconds) {
      metrics.answered(status, milliseconds);
      if (status === 200) meter.acknowledged(milliseconds);
    },
    counted: metrics.counted,
    tried(tried) {
      for (const { forward, outcome } of tried) {
        const came = tryOutcome(forward.tries, outcome);
        metrics.tried(forward.endpointId, came, outcome.durationMs);
        meter.tried(came, outcome.durationMs);
      }
    },
    read(_access, span) {
      if (span !== "month") return build(span);
      if (!month || month.until <= now()) {
        const series = build(span);
        month = { until: now() + MONTH_FRESH_MS, series };
        // What failed is no answer for a minute.
        series.catch(() => {
          month = null;
        });
      }
      return month.series;
    },
    async scrape(_access) {
      const file = db.$client.name;
      const [database, wal, disk] = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`), statfs(file)]);
      return metrics.write({
        now: now(),
        queues: sampleQueues(),
        projections: projectionLags(),
        databaseBytes: { database, wal },
        diskFreeBytes: disk.bavail * disk.bsize,
      });
    },
    stop: meter.stop,
  };
}

/** In bytes; 0 where there is no such file. */
async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
