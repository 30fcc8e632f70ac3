import { and, eq, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { forwards } from "#db/forward-schema.ts";
import { leaveQueues } from "#db/forwards/leave-queues.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";

/** Settles a forward that is pending as one that is not to be sent. Call it inside a transaction. */
export const cancelForward = perConnection((db: Db) => {
  const leave = leaveQueues(db);
  const cancel = db
    .update(forwards)
    .set({ state: "cancelled", dueAt: null, settledAt: sql`${sql.placeholder("now")}` })
    .where(and(eq(forwards.id, bound("id")), eq(forwards.state, "pending")))
    .prepare();
  return (id: number, now: number): void => {
    if (cancel.run({ id, now }).changes > 0) leave(id, now);
  };
});
