import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { measurements } from "#db/series-schema.ts";
import { HOUR } from "#db/tally-buffer.ts";
import { addMeasurements, type Measurement } from "#lib/health/measurement.ts";

/** By number, and the first written go first: with a clock that is ahead for a while, all that there is would be too old. */
const KEPT = { minute: 2 * 24 * 60, hour: 397 * 24 };

type Grain = keyof typeof KEPT;
type Row = typeof measurements.$inferSelect;

/** Adds minutes to what is kept of them and of their hours, and throws the oldest away, all in one transaction. */
export function keepMeasurements(db: Db, minutes: readonly Measurement[]): void {
  db.transaction(
    () => {
      for (const minute of minutes) {
        add(db, "minute", minute.start, minute);
        add(db, "hour", Math.floor(minute.start / HOUR) * HOUR, minute);
      }
      for (const grain of ["minute", "hour"] as const) {
        const last = sql`select rowid from measurements where grain = ${grain} order by rowid desc limit 1 offset ${KEPT[grain]}`;
        db.run(sql`delete from measurements where grain = ${grain} and rowid <= (${last})`);
      }
    },
    { behavior: "immediate" },
  );
}

/** Oldest first; up to `to`, as there are others where the clock was ahead. */
export function readMeasurements(db: Db, grain: Grain, from: number, to: number): Measurement[] {
  return db
    .select()
    .from(measurements)
    .where(and(eq(measurements.grain, grain), gte(measurements.start, from), lte(measurements.start, to)))
    .orderBy(asc(measurements.start))
    .all()
    .map(measurementOf);
}

function add(db: Db, grain: Grain, start: number, measured: Measurement): void {
  const there = and(eq(measurements.grain, grain), eq(measurements.start, start));
  const before = db.select().from(measurements).where(there).get();
  const row = rowOf(grain, before ? addMeasurements(start, [measurementOf(before), measured]) : { ...measured, start });
  db.insert(measurements)
    .values(row)
    .onConflictDoUpdate({ target: [measurements.grain, measurements.start], set: row })
    .run();
}

function rowOf(grain: Grain, { tries, queue, ...rest }: Measurement): Row {
  const counts = { taken: tries.taken, retrying: tries.retrying, givenUp: tries["given-up"] };
  return { ...rest, ...counts, grain, queueDepth: queue?.depth ?? null, queueOldestMs: queue?.oldestMs ?? null };
}

function measurementOf(row: Row): Measurement {
  const { start, acknowledgements, forwardTimes, taken, retrying, givenUp, queueDepth, queueOldestMs } = row;
  const queue = queueDepth === null || queueOldestMs === null ? null : { depth: queueDepth, oldestMs: queueOldestMs };
  return { start, acknowledgements, forwardTimes, tries: { taken, retrying, "given-up": givenUp }, queue };
}
