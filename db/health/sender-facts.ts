import { and, between, count, desc, eq, gte, inArray, isNotNull, sum } from "drizzle-orm";
import { newestSigned } from "#db/health/newest-attempts.ts";
import type { Db } from "#db/open.ts";
import { attempts, readings, tallies } from "#db/schema.ts";
import { lateArrivals, lateTallies } from "#db/sender-schema.ts";
import { HOUR } from "#db/tally-buffer.ts";

/** Where counting stops: nobody reads a number of a hundred thousand, and a page must not wait for it. */
const MOST_COUNTED = 10_000;

export type LateRow = typeof lateArrivals.$inferSelect & { topic: string; title: string };

/** When Allo last got through with something signed, among the newest attempts; our own test events are none of Allo's. */
export function lastSuccessAt(db: Db): number | null {
  const found = db
    .select({ receivedAt: attempts.receivedAt })
    .from(attempts)
    .where(newestSigned)
    .orderBy(desc(attempts.id))
    .limit(1)
    .get();
  return found?.receivedAt ?? null;
}

/** Deliveries in the whole hours that end with the one of `now`, and how many of them came on which of Allo's later tries; 0 for none of them. */
export function lateShares(db: Db, hours: number, now: number) {
  const begin = Math.floor(now / HOUR) * HOUR - (hours - 1) * HOUR;
  const all = db
    .select({ deliveries: sum(tallies.deliveries).mapWith(Number) })
    .from(tallies)
    .where(and(eq(tallies.grain, "hour"), gte(tallies.start, begin)))
    .get();
  const late = db
    .select({ number: lateTallies.number, deliveries: sum(lateTallies.deliveries).mapWith(Number) })
    .from(lateTallies)
    .where(gte(lateTallies.start, begin))
    .groupBy(lateTallies.number)
    .all();
  return { deliveries: all?.deliveries ?? 0, late };
}

/** The newest deliveries that came on one of Allo's later tries. */
export function newestLate(db: Db, limit: number): LateRow[] {
  return selectLate(db).where(isNotNull(lateArrivals.number)).orderBy(desc(lateArrivals.id)).limit(limit).all();
}

/** Deliveries that Allo first tried in a span of time, and that came on a later try: how many, up to ten thousand, and the last of them. */
export function lateWithin(db: Db, from: number, to: number, limit: number): { count: number; last: LateRow[] } {
  const inSpan = firstTriedWithin(from, to);
  const counted = db.select({ id: lateArrivals.id }).from(lateArrivals).where(inSpan).limit(MOST_COUNTED).as("counted");
  return {
    count: db.select({ count: count() }).from(counted).get()?.count ?? 0,
    last: selectLate(db).where(inSpan).orderBy(desc(lateArrivals.firstTriedAt)).limit(limit).all(),
  };
}

/** Which of these deliveries `lateWithin` counts. */
export function amongLate(db: Db, ids: readonly number[], from: number, to: number): Set<number> {
  const rows = db
    .select({ id: lateArrivals.id })
    .from(lateArrivals)
    .where(and(inArray(lateArrivals.id, [...ids]), firstTriedWithin(from, to)))
    .all();
  return new Set(rows.map(({ id }) => id));
}

function firstTriedWithin(from: number, to: number) {
  return and(isNotNull(lateArrivals.number), between(lateArrivals.firstTriedAt, from, to));
}

function selectLate(db: Db) {
  return db
    .select({
      id: lateArrivals.id,
      topic: readings.topic,
      title: readings.title,
      receivedAt: lateArrivals.receivedAt,
      number: lateArrivals.number,
      firstTriedAt: lateArrivals.firstTriedAt,
    })
    .from(lateArrivals)
    .innerJoin(readings, eq(readings.id, lateArrivals.id));
}
