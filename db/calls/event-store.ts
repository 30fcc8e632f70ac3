import { and, eq, sql } from "drizzle-orm";
import { callEvents } from "#db/call-schema.ts";
import type { Db } from "#db/open.ts";
import type { Noted } from "#lib/allo/calls/call-event.ts";
import type { Place } from "#lib/allo/calls/mark.ts";
import type { KnownMark } from "#lib/allo/calls/stale-groups.ts";

/** An event where it lies: on which line it can meet others, and to which call it counts. */
export type StoredEvent = Noted & { place: Place | null; callId: number | null };

export type CallEventStore = ReturnType<typeof createCallEventStore>;

/** The table of call events. Call what writes inside a transaction. */
export function createCallEventStore(db: Db) {
  const byId = db
    .select()
    .from(callEvents)
    .where(eq(callEvents.deliveryId, sql.placeholder("deliveryId")))
    .prepare();
  const byKey = db
    .select()
    .from(callEvents)
    .where(and(eq(callEvents.key, sql.placeholder("key")), sql`${callEvents.key} is not null`))
    .prepare();
  const keep = db
    .insert(callEvents)
    .values({
      deliveryId: sql.placeholder("deliveryId"),
      webhookId: sql.placeholder("webhookId"),
      at: sql.placeholder("at"),
      key: sql.placeholder("key"),
      line: sql.placeholder("line"),
      startedAt: sql.placeholder("startedAt"),
      said: sql.placeholder("said"),
    })
    .prepare();
  const drop = db
    .delete(callEvents)
    .where(eq(callEvents.deliveryId, sql.placeholder("deliveryId")))
    .prepare();
  const setPlace = db.$client.prepare<[string | null, number | null, number]>(
    "update call_events set line = ?, started_at = ? where delivery_id = ?",
  );
  const setCall = db.$client.prepare<[number | null, number]>(
    "update call_events set call_id = ? where delivery_id = ?",
  );
  const onLine = db
    .select({
      deliveryId: callEvents.deliveryId,
      webhookId: callEvents.webhookId,
      callKey: callEvents.key,
      startedAt: sql<number>`${callEvents.startedAt}`,
      callId: callEvents.callId,
    })
    .from(callEvents)
    .where(
      and(
        eq(callEvents.line, sql.placeholder("line")),
        sql`${callEvents.line} is not null`,
        sql`${callEvents.startedAt} between ${sql.placeholder("from")} and ${sql.placeholder("to")}`,
      ),
    )
    .prepare();

  return {
    find(deliveryId: number): StoredEvent | null {
      const row = byId.get({ deliveryId });
      return row ? toStored(row) : null;
    },
    ofKey: (key: string): StoredEvent[] => byKey.all({ key }).map(toStored),
    put({ deliveryId, webhookId, at, said }: Noted, place: Place | null): void {
      const key = said.kind === "ring" ? null : said.key;
      const { line, startedAt } = place ?? { line: null, startedAt: null };
      keep.run({ deliveryId, webhookId, at, said, key, line, startedAt });
    },
    remove: (deliveryId: number): void => void drop.run({ deliveryId }),
    move: (deliveryId: number, place: Place | null): void =>
      void setPlace.run(place?.line ?? null, place?.startedAt ?? null, deliveryId),
    assign: (deliveryId: number, callId: number | null): void => void setCall.run(callId, deliveryId),
    marks: (line: string, from: number, to: number): KnownMark[] =>
      onLine.all({ line, from, to }).map(({ webhookId, ...mark }) => ({ ...mark, tie: mark.callKey ?? webhookId })),
  };
}

/** The deliveries that make one call, in no order. */
export function eventsOfCall(db: Db, callId: number): StoredEvent[] {
  return db.select().from(callEvents).where(eq(callEvents.callId, callId)).all().map(toStored);
}

/** The call that a delivery counts to; null where it says nothing of one, or nobody has told of the call itself yet. */
export function callOfDelivery(db: Db, deliveryId: number): number | null {
  const row = db.select({ id: callEvents.callId }).from(callEvents).where(eq(callEvents.deliveryId, deliveryId)).get();
  return row?.id ?? null;
}

function toStored({ line, startedAt, key: _key, ...event }: typeof callEvents.$inferSelect): StoredEvent {
  return { ...event, place: line === null || startedAt === null ? null : { line, startedAt } };
}
