import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { measurements } from "#db/series-schema.ts";
import { HOUR } from "#db/tally-buffer.ts";
import { addMeasurements, type Measurement } from "#lib/health/measurement.ts";

const KEPT_MS = { minute: 2 * 24 * HOUR, hour: 397 * 24 * HOUR };

type Grain = keyof typeof KEPT_MS;
type Row = typeof measurements.$inferSelect;

/** Adds minutes to what is kept of them and of their hours, and throws away what is too old, all in one transaction. */
export function keepMeasurements(db: Db, minutes: readonly Measurement[], now: number): void {
  db.transaction(
    () => {
      for (const minute of minutes) {
        add(db, "minute", minute.start, minute);
        add(db, "hour", Math.floor(minute.start / HOUR) * HOUR, minute);
      }
      for (const grain of ["minute", "hour"] as const) {
        const tooOld = and(eq(measurements.grain, grain), lt(measurements.start, now - KEPT_MS[grain]));
        db.delete(measurements).where(tooOld).run();
      }
    },
    { behavior: "immediate" },
  );
}

/** Oldest first. */
export function readMeasurements(db: Db, grain: Grain, from: number): Measurement[] {
  return db
    .select()
    .from(measurements)
    .where(and(eq(measurements.grain, grain), gte(measurements.start, from)))
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
