import { and, eq, gte, lt, sql, sum } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { lags, tallies } from "#db/schema.ts";
import type { ArrivalCount, LagCount } from "#lib/health/build-series.ts";
import type { SeriesShape } from "#lib/health/series-shape.ts";

/** What came, and how late, in the slices from one up to another: out of the tallies alone, never a scan of the log. */
export function countArrivals(
  db: Db,
  { grain, begin, sliceMs, slices }: SeriesShape,
  from = 0,
  to = slices,
): { arrivals: ArrivalCount[]; lags: LagCount[] } {
  const within = (start: typeof tallies.start | typeof lags.start) =>
    and(gte(start, begin + from * sliceMs), lt(start, begin + to * sliceMs));
  const sliceOf = (start: typeof tallies.start | typeof lags.start) =>
    sql<number>`cast((${start} - ${begin}) / ${sliceMs} as integer)`.mapWith(Number);
  const arrivalSlice = sliceOf(tallies.start);
  const lagSlice = sliceOf(lags.start);
  return {
    arrivals: db
      .select({
        slice: arrivalSlice,
        topic: tallies.topic,
        deliveries: sum(tallies.deliveries).mapWith(Number),
        duplicates: sum(tallies.duplicates).mapWith(Number),
        conflicts: sum(tallies.conflicts).mapWith(Number),
        lookalikes: sum(tallies.lookalikes).mapWith(Number),
      })
      .from(tallies)
      .where(and(eq(tallies.grain, grain), within(tallies.start)))
      .groupBy(arrivalSlice, tallies.topic)
      .all(),
    lags: db
      .select({ slice: lagSlice, bucket: lags.bucket, count: sum(lags.count).mapWith(Number) })
      .from(lags)
      .where(and(eq(lags.grain, grain), within(lags.start)))
      .groupBy(lagSlice, lags.bucket)
      .all(),
  };
}
