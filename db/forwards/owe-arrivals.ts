import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { endpoints } from "#db/forward-schema.ts";
import { insertForward, readOwed } from "#db/forwards/insert-forward.ts";
import type { Db } from "#db/open.ts";
import { deliveries, progress } from "#db/schema.ts";
import { wants } from "#lib/forwarding/topics.ts";

const NAME = "forwards";
/** Attempts looked through at a time. */
const WINDOW = 256;

export type OweArrivals = {
  /** Puts what has come since into the queues, for about `budgetMs`; true when nothing is left. */
  follow(budgetMs: number): boolean;
};

type Taker = Pick<typeof endpoints.$inferSelect, "id" | "topics" | "afterAttemptId">;

const arrivals = z.array(z.object({ attemptId: z.int(), deliveryId: z.int() }));

/**
 * Follows the log of attempts: cursor and queues move in one transaction, so that each delivery is owed to each endpoint from the
 * moment of its commit, whenever the process dies. Duplicates are no arrivals.
 */
export function createOweArrivals(db: Db, now: () => number, onOwed: () => void): OweArrivals {
  const insert = insertForward(db);
  const lastAttempt = db.$client.prepare<[], number | null>("select max(id) from attempts").pluck();
  const stored = db.$client.prepare<[number, number]>(`
    select id as attemptId, delivery_id as deliveryId from attempts
    where id > ? and id <= ? and verdict = 'stored' order by id`);

  const { id, topics, afterAttemptId } = endpoints;
  const allOn = db
    .select({ id, topics, afterAttemptId })
    .from(endpoints)
    .where(and(isNull(endpoints.disabledAt), isNull(endpoints.removedAt)))
    .prepare();
  const bodyOf = db
    .select({ receivedAt: deliveries.receivedAt, body: deliveries.body })
    .from(deliveries)
    .where(eq(deliveries.id, sql.placeholder("id")))
    .prepare();
  const kept = db.select().from(progress).where(eq(progress.name, NAME)).prepare();

  /** What came before the oldest endpoint was turned on is nobody's. */
  function positionFor(on: readonly Taker[]): number {
    return Math.max(kept.get()?.attemptId ?? 0, Math.min(...on.map((taker) => taker.afterAttemptId)));
  }

  function owe(attemptId: number, deliveryId: number, on: readonly Taker[]): boolean {
    const takers = on.filter((taker) => attemptId > taker.afterAttemptId);
    const row = takers.length > 0 ? bodyOf.get({ id: deliveryId }) : undefined;
    if (!row?.body) return false;
    const owed = readOwed(deliveryId, row.receivedAt, row.body);
    const debt = { origin: "arrival", recoveryId: null, at: now() } as const;
    const ids = takers
      .filter((taker) => wants(taker.topics, owed.topic))
      .map((taker) => insert(owed, { ...debt, endpointId: taker.id }));
    return ids.some((forwardId) => forwardId !== null);
  }

  const runSlice = db.$client.transaction((upTo: number, deadline: number) => {
    const on = allOn.all();
    if (on.length === 0) return { done: true, owed: false };
    let position = positionFor(on);
    let owed = false;
    while (position < upTo && performance.now() < deadline) {
      const end = Math.min(position + WINDOW, upTo);
      let inTime = true;
      for (const { attemptId, deliveryId } of arrivals.parse(stored.all(position, end))) {
        owed = owe(attemptId, deliveryId, on) || owed;
        position = attemptId;
        inTime = performance.now() < deadline;
        if (!inTime) break;
      }
      if (inTime) position = end;
    }
    db.insert(progress)
      .values({ name: NAME, attemptId: position, codeVersion: 0 })
      .onConflictDoUpdate({ target: progress.name, set: { attemptId: position } })
      .run();
    return { done: position >= upTo, owed };
  });

  return {
    follow(budgetMs) {
      const upTo = lastAttempt.get() ?? 0;
      const on = allOn.all();
      if (on.length === 0 || positionFor(on) >= upTo) return true;
      const { done, owed } = runSlice.immediate(upTo, performance.now() + budgetMs);
      if (owed) onOwed();
      return done;
    },
  };
}
