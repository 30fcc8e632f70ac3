import { eq, isNull } from "drizzle-orm";
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

  function endpointsOn() {
    return db.select().from(endpoints).where(isNull(endpoints.disabledAt)).all();
  }

  /** What came before the oldest endpoint was turned on is nobody's. */
  function positionFor(on: ReturnType<typeof endpointsOn>): number {
    const kept = db.select().from(progress).where(eq(progress.name, NAME)).get()?.attemptId ?? 0;
    return Math.max(kept, Math.min(...on.map(({ afterAttemptId }) => afterAttemptId)));
  }

  function owe(attemptId: number, deliveryId: number, on: ReturnType<typeof endpointsOn>): boolean {
    const takers = on.filter(({ afterAttemptId }) => attemptId > afterAttemptId);
    const row = takers.length > 0 ? db.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get() : undefined;
    if (!row?.body) return false;
    const owed = readOwed(deliveryId, row.receivedAt, row.body);
    const debt = { origin: "arrival", recoveryId: null, at: now() } as const;
    const ids = takers
      .filter(({ topics }) => wants(topics, owed.topic))
      .map(({ id }) => insert(owed, { ...debt, endpointId: id }));
    return ids.some((id) => id !== null);
  }

  const runSlice = db.$client.transaction((upTo: number, deadline: number) => {
    const on = endpointsOn();
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
      const on = endpointsOn();
      if (on.length === 0 || positionFor(on) >= upTo) return true;
      const { done, owed } = runSlice.immediate(upTo, performance.now() + budgetMs);
      if (owed) onOwed();
      return done;
    },
  };
}
