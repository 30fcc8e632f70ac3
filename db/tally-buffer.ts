import { sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { hours, lags, tallies } from "#db/schema.ts";
import { lagBucket } from "#lib/lag-histogram.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Minutes are needed for the last hour only. */
export const MINUTES_KEPT = 2 * 24 * HOUR;

type TallyCounts = {
  deliveries?: number;
  duplicates?: number;
  conflicts?: number;
  lookalikes?: number;
  problems?: number;
};

type TallyRow = typeof tallies.$inferSelect;
type HourRow = typeof hours.$inferSelect;
type LagRow = typeof lags.$inferSelect;

/** Adds up counters in memory for one transaction of the reader, then writes each touched row once. */
export type TallyBuffer = {
  /** Counts towards the spans around `at` (what arrived when), and with `id` widens their id range. */
  span(at: number, topic: string, counts: TallyCounts, id?: number): void;
  /** Counts towards the total (how many deliveries are in which state now). */
  total(topic: string, counts: TallyCounts): void;
  lag(at: number, lagMs: number, count: 1 | -1): void;
  /** Gives what was counted towards spans. */
  write(): Counted;
};

/** What was counted in one transaction, by topic and by lag (see `lagBucket`). */
export type Counted = {
  topics: { topic: string; counts: Required<TallyCounts> }[];
  lags: { bucket: number; count: number }[];
};

/** Makes a new buffer for each transaction; what writes them is prepared once. `now` is in epoch milliseconds. */
export function createTallyBuffers(db: Db): (now: number) => TallyBuffer {
  const upserts = { tally: prepareTally(db), hour: prepareHour(db), lag: prepareLag(db) };
  return (now) => emptyBuffer(upserts, now - MINUTES_KEPT);
}

type Upsert = { run(row: Record<string, unknown>): unknown };

function emptyBuffer(upserts: { tally: Upsert; hour: Upsert; lag: Upsert }, minutesFrom: number): TallyBuffer {
  const rows = new Map<string, TallyRow>();
  const hourRows = new Map<number, HourRow>();
  const lagRows = new Map<string, LagRow>();

  function add(grain: TallyRow["grain"], start: number, topic: string, counts: TallyCounts): void {
    const key = `${grain} ${start} ${topic}`;
    const row = rows.get(key) ?? {
      grain,
      start,
      topic,
      deliveries: 0,
      duplicates: 0,
      conflicts: 0,
      lookalikes: 0,
      problems: 0,
    };
    row.deliveries += counts.deliveries ?? 0;
    row.duplicates += counts.duplicates ?? 0;
    row.conflicts += counts.conflicts ?? 0;
    row.lookalikes += counts.lookalikes ?? 0;
    row.problems += counts.problems ?? 0;
    rows.set(key, row);
  }

  function addLag(grain: LagRow["grain"], start: number, bucket: number, by: number): void {
    const key = `${grain} ${start} ${bucket}`;
    const row = lagRows.get(key) ?? { grain, start, bucket, count: 0 };
    row.count += by;
    lagRows.set(key, row);
  }

  function widenHour(start: number, id: number): void {
    const row = hourRows.get(start) ?? { start, firstId: id, lastId: id };
    row.firstId = Math.min(id, row.firstId);
    row.lastId = Math.max(id, row.lastId);
    hourRows.set(start, row);
  }

  return {
    span(at, topic, counts, id) {
      if (at >= minutesFrom) add("minute", startOf(at, MINUTE), topic, counts);
      add("hour", startOf(at, HOUR), topic, counts);
      if (id !== undefined) widenHour(startOf(at, HOUR), id);
    },
    total(topic, counts) {
      add("total", 0, topic, counts);
    },
    lag(at, lagMs, count) {
      const bucket = lagBucket(lagMs);
      if (at >= minutesFrom) addLag("minute", startOf(at, MINUTE), bucket, count);
      addLag("hour", startOf(at, HOUR), bucket, count);
    },
    write() {
      const counted = {
        topics: [...rows.values()]
          .filter(({ grain }) => grain === "hour")
          .map(({ topic, ...counts }) => ({ topic, counts })),
        lags: [...lagRows.values()]
          .filter(({ grain }) => grain === "hour")
          .map(({ bucket, count }) => ({ bucket, count })),
      };
      for (const row of rows.values()) upserts.tally.run(row);
      for (const row of hourRows.values()) upserts.hour.run(row);
      for (const row of lagRows.values()) upserts.lag.run(row);
      rows.clear();
      hourRows.clear();
      lagRows.clear();
      return counted;
    },
  };
}

/** When the minute or hour that a time falls in began. */
export function startOf(at: number, grain: number): number {
  return Math.floor(at / grain) * grain;
}

function prepareTally(db: Db): Upsert {
  return db
    .insert(tallies)
    .values({
      grain: sql.placeholder("grain"),
      start: sql.placeholder("start"),
      topic: sql.placeholder("topic"),
      deliveries: sql.placeholder("deliveries"),
      duplicates: sql.placeholder("duplicates"),
      conflicts: sql.placeholder("conflicts"),
      lookalikes: sql.placeholder("lookalikes"),
      problems: sql.placeholder("problems"),
    })
    .onConflictDoUpdate({
      target: [tallies.grain, tallies.start, tallies.topic],
      set: {
        deliveries: sql`${tallies.deliveries} + excluded.deliveries`,
        duplicates: sql`${tallies.duplicates} + excluded.duplicates`,
        conflicts: sql`${tallies.conflicts} + excluded.conflicts`,
        lookalikes: sql`${tallies.lookalikes} + excluded.lookalikes`,
        problems: sql`${tallies.problems} + excluded.problems`,
      },
    })
    .prepare();
}

function prepareHour(db: Db): Upsert {
  return db
    .insert(hours)
    .values({
      start: sql.placeholder("start"),
      firstId: sql.placeholder("firstId"),
      lastId: sql.placeholder("lastId"),
    })
    .onConflictDoUpdate({
      target: hours.start,
      set: {
        firstId: sql`min(${hours.firstId}, excluded.first_id)`,
        lastId: sql`max(${hours.lastId}, excluded.last_id)`,
      },
    })
    .prepare();
}

function prepareLag(db: Db): Upsert {
  return db
    .insert(lags)
    .values({
      grain: sql.placeholder("grain"),
      start: sql.placeholder("start"),
      bucket: sql.placeholder("bucket"),
      count: sql.placeholder("count"),
    })
    .onConflictDoUpdate({
      target: [lags.grain, lags.start, lags.bucket],
      set: { count: sql`${lags.count} + excluded.count` },
    })
    .prepare();
}

/** Minutes are needed for the last hour only; the hours keep the rest. */
export function pruneMinutes(db: Db, now: number): void {
  const before = now - MINUTES_KEPT;
  db.delete(tallies).where(sql`${tallies.grain} = 'minute' and ${tallies.start} < ${before}`).run();
  db.delete(lags).where(sql`${lags.grain} = 'minute' and ${lags.start} < ${before}`).run();
}
