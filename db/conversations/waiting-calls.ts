import { and, eq, gte, isNotNull, lte } from "drizzle-orm";
import { callEvents } from "#db/call-schema.ts";
import { callbacks, touches } from "#db/conversation-schema.ts";
import { waiting } from "#db/conversations/callbacks.ts";
import type { Db } from "#db/open.ts";

/** A query for the ids of all calls that nobody answered and whose caller still waits. */
export function waitingCalls(db: Db, now: number) {
  // Cross joins keep this order: who waits are few, and all that ever called or wrote are many.
  return db
    .select({ id: callEvents.callId })
    .from(callbacks)
    .crossJoin(touches)
    .crossJoin(callEvents)
    .where(
      and(
        ...waiting("open", now),
        eq(touches.them, callbacks.number),
        eq(touches.does, "waits"),
        eq(touches.kind, "call"),
        gte(touches.at, callbacks.since),
        lte(touches.at, callbacks.lastWaitAt),
        eq(callEvents.deliveryId, touches.id),
        isNotNull(callEvents.callId),
      ),
    );
}
