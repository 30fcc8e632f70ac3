import { and, asc, eq, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { forwardOrder, forwards } from "#db/forward-schema.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";

/** Takes a forward out of the queues that it stands in, and has the next of each come at `now`. Call it inside a transaction. */
export const leaveQueues = perConnection((db: Db) => {
  const leave = db
    .delete(forwardOrder)
    .where(eq(forwardOrder.forwardId, bound("forwardId")))
    .returning({ endpointId: forwardOrder.endpointId, key: forwardOrder.key })
    .prepare();
  const first = db
    .select({ id: forwardOrder.forwardId })
    .from(forwardOrder)
    .where(and(eq(forwardOrder.endpointId, bound("endpointId")), eq(forwardOrder.key, bound("key"))))
    .orderBy(asc(forwardOrder.isFollower), asc(forwardOrder.eventAt), asc(forwardOrder.forwardId))
    .prepare();
  // One that was tried and failed waits for its own time.
  const come = db
    .update(forwards)
    .set({ dueAt: sql`${sql.placeholder("now")}` })
    .where(and(eq(forwards.id, bound("id")), eq(forwards.state, "pending"), sql`${forwards.tries} = 0`))
    .prepare();

  return (forwardId: number, now: number): void => {
    for (const left of leave.all({ forwardId })) {
      const next = first.get(left);
      if (next) come.run({ id: next.id, now });
    }
  };
});
