import { asc, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { endpoints, recoveries } from "#db/forward-schema.ts";
import { createArrivedBetween } from "#db/forwards/arrived-between.ts";
import { insertForward, readOwed } from "#db/forwards/insert-forward.ts";
import { beginAnew } from "#db/forwards/send-again.ts";
import type { Db } from "#db/open.ts";
import { deliveries } from "#db/schema.ts";
import type { RecoveryKind } from "#lib/forwarding/forward-state.ts";
import { wants } from "#lib/forwarding/topics.ts";

export type RecoveryRow = typeof recoveries.$inferSelect;

/** Which deliveries are meant, by when they came (epoch milliseconds, `until` not included). */
export type RecoveryRange = { endpointId: number; kind: RecoveryKind; since: number; until: number };

/** A place in the walk over what may be meant, and how many were found up to there. */
type Counted = { position: number; count: number; done: boolean };

export type Recoveries = {
  /** Counts on from a place for about `budgetMs`; begin with position 0 and count 0. */
  count(range: RecoveryRange, from: Counted, budgetMs: number): Counted;
  begin(range: RecoveryRange, askedBy: string, total: number): RecoveryRow;
  /** Puts what was asked for into the queues, for about `budgetMs`; true when nothing is left. */
  follow(budgetMs: number): boolean;
  /** What is not sent yet will not be; `createClearAway` cancels it one by one. False where the endpoint has no such recovery that runs or waits. */
  cancel(endpointId: number, id: number): boolean;
  /** The last twenty of an endpoint, newest first, with how many of each are queued and not settled, up to ten thousand. */
  list(endpointId: number): (RecoveryRow & { waiting: number })[];
};

const WINDOW = 200;
/** Where counting stops: nobody reads a number of a hundred thousand, and a page must not wait for it. */
const MOST_COUNTED = 10_000;

const candidates = z.array(z.object({ id: z.int(), deliveryId: z.int() }));

/** What is sent again by request: counted, then worked off piece by piece, going on after a restart. */
export function createRecoveries(db: Db, now: () => number, onQueued: () => void): Recoveries {
  const insert = insertForward(db);
  const again = beginAnew(db);
  const hasUnsent = db.$client.prepare<[number]>(
    "select 1 from forwards where recovery_id = +? and state = 'pending' limit 1",
  );
  const unsent = db.$client
    .prepare<[number, number], number>(
      "select count(*) from (select 1 from forwards where recovery_id = +? and state = 'pending' limit ?)",
    )
    .pluck();
  const arrivedBetween = createArrivedBetween(db);
  const failed = db.$client.prepare<[number, number, number, number, number, number, number]>(`
    select forwards.id as id, forwards.delivery_id as deliveryId
    from forwards join deliveries on deliveries.id = forwards.delivery_id
    where endpoint_id = +? and state = 'failed' and (forwards.delivery_id, forwards.id) > (?, ?) and forwards.delivery_id <= ?
      and received_at >= ? and received_at < ?
    order by forwards.delivery_id, forwards.id limit ?`);
  const deliveryOf = db.$client.prepare<[number], number>("select delivery_id from forwards where id = +?").pluck();
  const missing = db.$client.prepare<[number, number, number, number, number]>(`
    select id, id as deliveryId from deliveries
    where id > ? and id <= ? and received_at >= ? and received_at < ? and not exists
      (select 1 from forwards where delivery_id = deliveries.id and endpoint_id = ? and state <> 'cancelled')
    order by id`);
  const everything = db.$client.prepare<[number, number, number, number]>(`
    select id, id as deliveryId from deliveries
    where id > ? and id <= ? and received_at >= ? and received_at < ? order by id`);

  /** The next ones that may be meant, and how far the walk has come; `end` is null where there is nothing behind it. */
  function next({ endpointId, kind, since, until }: RecoveryRange, position: number) {
    const { after, upTo } = arrivedBetween(since, until);
    if (kind === "failed") {
      const from = position === 0 ? [after, Number.MAX_SAFE_INTEGER] : [deliveryOf.get(position) ?? after, position];
      const [delivery = after, forward = 0] = from;
      const found = candidates.parse(failed.all(endpointId, delivery, forward, upTo, since, until, WINDOW));
      return { found, end: found.length < WINDOW ? null : (found.at(-1)?.id ?? null) };
    }
    const from = position === 0 ? after : position;
    const end = from + WINDOW;
    const range = [from, Math.min(end, upTo), since, until] as const;
    const found = candidates.parse(kind === "all" ? everything.all(...range) : missing.all(...range, endpointId));
    return { found, end: end >= upTo ? null : end };
  }

  function read(deliveryId: number) {
    const row = db.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get();
    return row?.body ? readOwed(deliveryId, row.receivedAt, row.body) : null;
  }

  function topicsOf(endpointId: number): readonly string[] | null {
    return db.select().from(endpoints).where(eq(endpoints.id, endpointId)).get()?.topics ?? null;
  }

  function isMeant(kind: RecoveryKind, deliveryId: number, topics: readonly string[] | null): boolean {
    if (kind === "failed" || topics === null) return true;
    const owed = read(deliveryId);
    return owed !== null && wants(topics, owed.topic);
  }

  function queue(recovery: RecoveryRow, { id, deliveryId }: { id: number; deliveryId: number }): boolean {
    if (recovery.kind === "failed") return again(id, recovery.id, now()).ok;
    const owed = read(deliveryId);
    if (!owed || !wants(topicsOf(recovery.endpointId), owed.topic)) return false;
    const origin = recovery.kind === "all" ? "replay" : "recover";
    return insert(owed, { endpointId: recovery.endpointId, origin, recoveryId: recovery.id, at: now() }) !== null;
  }

  const runSlice = db.$client.transaction((recovery: RecoveryRow, deadline: number) => {
    let { position, queued } = recovery;
    let isOver = false;
    while (!isOver && performance.now() < deadline) {
      const { found, end } = next(recovery, position);
      let inTime = true;
      for (const one of found) {
        if (queue(recovery, one)) queued += 1;
        position = one.id;
        inTime = performance.now() < deadline;
        if (!inTime) break;
      }
      if (!inTime) break;
      isOver = end === null;
      position = end ?? position;
    }
    db.update(recoveries)
      .set({ position, queued, ...(isOver ? { state: "done" as const, endedAt: now() } : {}) })
      .where(eq(recoveries.id, recovery.id))
      .run();
  });

  function running(): RecoveryRow | undefined {
    return db
      .select()
      .from(recoveries)
      .where(eq(recoveries.state, "running"))
      .orderBy(asc(recoveries.id))
      .limit(1)
      .get();
  }

  return {
    count(range, { position, count }, budgetMs) {
      const deadline = performance.now() + budgetMs;
      const topics = topicsOf(range.endpointId);
      let at = position;
      let sum = count;
      while (performance.now() < deadline) {
        const { found, end } = next(range, at);
        sum += found.filter(({ deliveryId }) => isMeant(range.kind, deliveryId, topics)).length;
        if (end === null) return { position: at, count: sum, done: true };
        at = end;
      }
      return { position: at, count: sum, done: false };
    },
    begin: ({ endpointId, kind, since, until }, askedBy, total) =>
      db
        .insert(recoveries)
        .values({ endpointId, kind, since, until, state: "running", askedBy, askedAt: now(), total })
        .returning()
        .get(),
    follow(budgetMs) {
      const recovery = running();
      if (!recovery) return true;
      runSlice.immediate(recovery, performance.now() + budgetMs);
      onQueued();
      return running() === undefined;
    },
    cancel(endpointId, id) {
      const run = db.$client.transaction(() => {
        const found = db.select().from(recoveries).where(eq(recoveries.id, id)).get();
        if (found?.endpointId !== endpointId) return false;
        if (found.state !== "running" && !(found.state === "done" && hasUnsent.get(id))) return false;
        db.update(recoveries).set({ state: "cancelling", endedAt: now() }).where(eq(recoveries.id, id)).run();
        return true;
      });
      return run.immediate();
    },
    list: (endpointId) =>
      db
        .select()
        .from(recoveries)
        .where(eq(recoveries.endpointId, endpointId))
        .orderBy(desc(recoveries.id))
        .limit(20)
        .all()
        .map((row) => ({ ...row, waiting: unsent.get(row.id, MOST_COUNTED) ?? 0 })),
  };
}
