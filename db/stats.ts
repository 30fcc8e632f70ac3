import { and, eq, gte, max, sql, sum } from "drizzle-orm";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import type { Quarantine } from "#db/quarantine.ts";
import { deliveries, lags, tallies } from "#db/schema.ts";
import { HOUR } from "#db/tally-buffer.ts";
import type { Span, Stats } from "#lib/api/stats.ts";
import { lagQuantile } from "#lib/lag-histogram.ts";

const SPANS = {
  hour: { grain: "minute", slices: 60, sliceMs: HOUR / 60 },
  day: { grain: "hour", slices: 24, sliceMs: HOUR },
  week: { grain: "hour", slices: 7, sliceMs: 24 * HOUR },
} as const;

type SpanShape = (typeof SPANS)[keyof typeof SPANS];

/** Everything that the overview counts, out of the tallies alone: never a scan of the log. */
export function getStats(db: Db, quarantine: Quarantine, now: number): Stats {
  return {
    total: { ...totals(db), ...quarantine.counts() },
    hour: readSpan(db, quarantine, SPANS.hour, now),
    day: readSpan(db, quarantine, SPANS.day, now),
    week: readSpan(db, quarantine, SPANS.week, now),
    lastDeliveryAt: lastDeliveryAt(db),
  };
}

const sums = {
  deliveries: sum(tallies.deliveries).mapWith(Number),
  duplicates: sum(tallies.duplicates).mapWith(Number),
  conflicts: sum(tallies.conflicts).mapWith(Number),
  lookalikes: sum(tallies.lookalikes).mapWith(Number),
  problems: sum(tallies.problems).mapWith(Number),
};

type Sums = { [name in keyof typeof sums]: number };

function totals(db: Db): Sums & { topics: Record<string, number> } {
  const rows = db
    .select({ topic: tallies.topic, ...sums })
    .from(tallies)
    .where(eq(tallies.grain, "total"))
    .groupBy(tallies.topic)
    .all();
  return { ...addUp(rows), topics: byTopic(rows) };
}

/** Rolling spans end with the slice that `now` falls in, so that the newest delivery always counts. */
function readSpan(db: Db, quarantine: Quarantine, { grain, slices, sliceMs }: SpanShape, now: number): Span {
  const unit = grain === "minute" ? HOUR / 60 : HOUR;
  const end = Math.floor(now / unit) * unit + unit;
  const begin = end - slices * sliceMs;
  const slice = sql<number>`cast((${tallies.start} - ${begin}) / ${sliceMs} as integer)`.mapWith(Number);
  const rows = db
    .select({ slice, topic: tallies.topic, ...sums })
    .from(tallies)
    .where(and(eq(tallies.grain, grain), gte(tallies.start, begin)))
    .groupBy(slice, tallies.topic)
    .all();
  const histogram = db
    .select({ bucket: lags.bucket, count: sum(lags.count).mapWith(Number) })
    .from(lags)
    .where(and(eq(lags.grain, grain), gte(lags.start, begin)))
    .groupBy(lags.bucket)
    .all();
  return {
    ...addUp(rows),
    rejections: quarantine.countSince(grain, begin),
    topics: byTopic(rows),
    lag: { medianMs: lagQuantile(histogram, 0.5), p95Ms: lagQuantile(histogram, 0.95) },
    series: Array.from({ length: slices }, (_, i) => {
      const inSlice = rows.filter((row) => row.slice === i);
      return { at: isoTime(begin + i * sliceMs), deliveries: addUp(inSlice).deliveries, topics: byTopic(inSlice) };
    }),
  };
}

function addUp(rows: readonly Sums[]): Sums {
  const total: Sums = { deliveries: 0, duplicates: 0, conflicts: 0, lookalikes: 0, problems: 0 };
  for (const row of rows) {
    total.deliveries += row.deliveries;
    total.duplicates += row.duplicates;
    total.conflicts += row.conflicts;
    total.lookalikes += row.lookalikes;
    total.problems += row.problems;
  }
  return total;
}

function byTopic(rows: readonly { topic: string; deliveries: number }[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { topic, deliveries } of rows) counts.set(topic, (counts.get(topic) ?? 0) + deliveries);
  return Object.fromEntries([...counts].filter(([, n]) => n > 0));
}

function lastDeliveryAt(db: Db): string | null {
  const last =
    db
      .select({ id: max(deliveries.id) })
      .from(deliveries)
      .get()?.id ?? 0;
  const row = db.select({ at: deliveries.receivedAt }).from(deliveries).where(eq(deliveries.id, last)).get();
  return row ? isoTime(row.at) : null;
}
