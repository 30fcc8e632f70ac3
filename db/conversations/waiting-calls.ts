import { and, eq, gte, isNotNull, lte } from "drizzle-orm";
import { callEvents } from "#db/call-schema.ts";
import { callbacks, touches } from "#db/conversation-schema.ts";
import { waiting } from "#db/conversations/callbacks.ts";
import type { Db } from "#db/open.ts";

/** A query for the ids of all calls that nobody answered and whose caller still waits. */
export function waitingCalls(db: Db, now: number) {
  return db
    .select({ id: callEvents.callId })
    .from(callbacks)
    .innerJoin(
      touches,
      and(
        eq(touches.them, callbacks.number),
        eq(touches.does, "waits"),
        eq(touches.kind, "call"),
        gte(touches.at, callbacks.since),
        lte(touches.at, callbacks.lastWaitAt),
      ),
    )
    .innerJoin(callEvents, and(eq(callEvents.deliveryId, touches.id), isNotNull(callEvents.callId)))
    .where(and(...waiting("open", now)));
}
