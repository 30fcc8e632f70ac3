import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { forwardOrder, forwards } from "#db/forward-schema.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";

/** Takes a forward out of the queues that it stands in, and has the next of each come at `now`. Call it inside a transaction. */
export const leaveQueues = perConnection((db: Db) => (forwardId: number, now: number): void => {
  const left = db.delete(forwardOrder).where(eq(forwardOrder.forwardId, forwardId)).returning().all();
  const next = left.flatMap(({ endpointId, key }) => {
    const first = db
      .select({ id: forwardOrder.forwardId })
      .from(forwardOrder)
      .where(and(eq(forwardOrder.endpointId, endpointId), eq(forwardOrder.key, key)))
      .orderBy(asc(forwardOrder.isFollower), asc(forwardOrder.eventAt), asc(forwardOrder.forwardId))
      .limit(1)
      .get();
    return first ? [first.id] : [];
  });
  if (next.length === 0) return;
  // One that was tried and failed waits for its own time.
  db.update(forwards)
    .set({ dueAt: now })
    .where(and(inArray(forwards.id, next), eq(forwards.state, "pending"), sql`${forwards.tries} = 0`))
    .run();
});
