import { and, eq, gte, lte } from "drizzle-orm";
import { callbacks, touches } from "#db/conversation-schema.ts";
import { waiting } from "#db/conversations/callbacks.ts";
import type { Db } from "#db/open.ts";

/** A query for the ids of all calls that nobody answered and whose caller still waits. */
export function waitingCalls(db: Db, now: number) {
  // A cross join keeps this order: who waits are few, and all that ever called or wrote are many.
  return db
    .select({ id: touches.id })
    .from(callbacks)
    .crossJoin(touches)
    .where(
      and(
        ...waiting("open", now),
        eq(touches.them, callbacks.number),
        eq(touches.does, "waits"),
        eq(touches.kind, "call"),
        gte(touches.at, callbacks.since),
        lte(touches.at, callbacks.lastWaitAt),
      ),
    );
}
