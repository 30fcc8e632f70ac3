import { and, asc, desc, eq, gt, lte, max } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { attempts } from "#db/schema.ts";
import { serverRuns } from "#db/sender-schema.ts";
import type { RunEnd } from "#lib/health/outage-kind.ts";

const KEPT = 200;

/** The time between two runs; epoch milliseconds. */
type RunGap = { from: number; to: number; end: RunEnd };

export type ServerRun = {
  /** Since the run before this one, if there was one. */
  gap: RunGap | null;
  /** Writes down that it still runs. */
  beat(at: number): void;
  stopped(at: number): void;
};

/** Notes that the server runs from now on, and tells how the run before it ended. Call it inside a transaction. */
export function beginRun(db: Db, now: number): ServerRun {
  const before = db.select().from(serverRuns).orderBy(desc(serverRuns.id)).limit(1).get();
  const { id } = db.insert(serverRuns).values({ startedAt: now, lastSeenAt: now }).returning().get();
  db.delete(serverRuns)
    .where(and(gt(serverRuns.id, firstRun(db)?.id ?? 0), lte(serverRuns.id, id - KEPT)))
    .run();
  const set = (values: Partial<typeof serverRuns.$inferInsert>) =>
    db.update(serverRuns).set(values).where(eq(serverRuns.id, id)).run();
  return {
    gap: before ? gapAfter(db, before, now) : null,
    beat: (at) => void set({ lastSeenAt: at }),
    stopped: (at) => void set({ lastSeenAt: at, stoppedAt: at }),
  };
}

/** Since when outages are watched. */
export function watchedSince(db: Db): number | null {
  return firstRun(db)?.startedAt ?? null;
}

function firstRun(db: Db) {
  return db.select().from(serverRuns).orderBy(asc(serverRuns.id)).limit(1).get();
}

function gapAfter(db: Db, { stoppedAt, lastSeenAt }: typeof serverRuns.$inferSelect, now: number): RunGap {
  if (stoppedAt !== null) return { from: Math.min(stoppedAt, now), to: now, end: "stopped" };
  // What was stored last is synced at once, and so may be later than the last beat that reached the disk.
  const lastId = db
    .select({ id: max(attempts.id) })
    .from(attempts)
    .get()?.id;
  const last = lastId ? db.select().from(attempts).where(eq(attempts.id, lastId)).get() : undefined;
  return { from: Math.min(Math.max(lastSeenAt, last?.receivedAt ?? 0), now), to: now, end: "killed" };
}
