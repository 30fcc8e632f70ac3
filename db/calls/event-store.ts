import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { bound } from "#db/bound.ts";
import { callEvents, calls } from "#db/call-schema.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";
import type { Noted } from "#lib/allo/calls/call-event.ts";
import type { Place } from "#lib/allo/calls/mark.ts";
import type { KnownMark } from "#lib/allo/calls/stale-groups.ts";

/** An event where it lies: on which line it can meet others, and to which call it counts. */
export type StoredEvent = Noted & {
  slot: string;
  counts: boolean;
  firstId: number;
  place: Place | null;
  callId: number | null;
};

/** A line, and from when to when on it. */
type Span = [line: string, from: number, to: number];
type MarkRow = Omit<KnownMark, "tie"> & { webhookId: string };

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
    .where(and(eq(callEvents.key, bound("key")), sql`${callEvents.key} is not null`))
    .prepare();
  const lastOfSlot = db
    .select()
    .from(callEvents)
    .where(eq(callEvents.slot, bound("slot")))
    .orderBy(desc(callEvents.at), desc(callEvents.webhookId))
    .prepare();
  const smallestOfSlot = db.$client
    .prepare<[string], number>("select min(delivery_id) from call_events where slot = +?")
    .pluck();
  const keysOfCall = db.$client
    .prepare<[number], string>("select distinct key from call_events where call_id = +? and key is not null")
    .pluck();
  const keep = createInserter(db, callEvents);
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
  const between = "line = +? and line is not null and started_at between ? and ?";
  // Without drizzle, which takes longer to make an object of a row than SQLite to find it: there may be thousands.
  const onLine = db.$client.prepare<Span, MarkRow>(
    `select delivery_id as deliveryId, webhook_id as webhookId, key as callKey, started_at as startedAt,
      call_id as callId from call_events where ${between}`,
  );
  const aRing = db.$client.prepare<Span>(`select 1 from call_events where ${between} and key is null limit 1`);
  const aCall = db.$client.prepare<Span>(`select 1 from call_events where ${between} and key is not null limit 1`);

  return {
    find(deliveryId: number): StoredEvent | null {
      const row = byId.get({ deliveryId });
      return row ? toStored(row) : null;
    },
    ofKey: (key: string): StoredEvent[] => byKey.all({ key }).map(toStored),
    /** The one that counts, by the order of `byTime`, which does not depend on who came first. */
    lastOfSlot(slot: string): StoredEvent | null {
      const row = lastOfSlot.get({ slot });
      return row ? toStored(row) : null;
    },
    smallestIdOfSlot: (slot: string): number | null => smallestOfSlot.get(slot) ?? null,
    keysOfCall: (callId: number): string[] => keysOfCall.all(callId),
    put({ place, ...event }: StoredEvent): void {
      const key = event.said.kind === "ring" || !event.counts ? null : event.said.key;
      keep({ ...event, key, line: place?.line ?? null, startedAt: place?.startedAt ?? null });
    },
    remove: (deliveryId: number): void => void drop.run({ deliveryId }),
    move: (deliveryId: number, place: Place | null): void =>
      void setPlace.run(place?.line ?? null, place?.startedAt ?? null, deliveryId),
    assign: (deliveryId: number, callId: number | null): void => void setCall.run(callId, deliveryId),
    hasRing: (...span: Span): boolean => aRing.get(...span) !== undefined,
    hasCall: (...span: Span): boolean => aCall.get(...span) !== undefined,
    marks: (...span: Span): KnownMark[] =>
      onLine.all(...span).map(({ webhookId, ...mark }) => ({ ...mark, tie: mark.callKey ?? webhookId })),
  };
}

/** The deliveries that count to one call, in no order: all that its row in the list is made of. */
export function eventsOfCall(db: Db, callId: number): StoredEvent[] {
  return db.select().from(callEvents).where(eq(callEvents.callId, callId)).all().map(toStored);
}

/** The same and all that they stand for; what is said again at the same moment, only once. */
export function allEventsOfCall(db: Db, callId: number): StoredEvent[] {
  const columns = { ...getTableColumns(callEvents), webhookId: sql<string>`max(${callEvents.webhookId})` };
  return db
    .select(columns)
    .from(callEvents)
    .where(inSlotsOf(db, callId))
    .groupBy(callEvents.at, callEvents.said)
    .all()
    .map(toStored);
}

/** Holds for every delivery of a call. */
export function inSlotsOf(db: Db, callId: number): SQL {
  const counting = alias(callEvents, "counting");
  return inArray(callEvents.slot, db.select({ slot: counting.slot }).from(counting).where(eq(counting.callId, callId)));
}

/** The call that a delivery counts to; null where it says nothing of one, or nobody has told of the call itself yet. */
export function callOfDelivery(db: Db, deliveryId: number): number | null {
  const last = alias(callEvents, "last");
  const row = db
    .select({ id: last.callId })
    .from(callEvents)
    .innerJoin(last, eq(last.slot, callEvents.slot))
    .where(eq(callEvents.deliveryId, deliveryId))
    .orderBy(desc(last.at), desc(last.webhookId))
    .limit(1)
    .get();
  return row?.id ?? null;
}

/** Allo's id, in its one spelling, of the call that a delivery counts to; null where nobody has told it. */
export function keyOfCall(db: Db, deliveryId: number): string | null {
  const callId = callOfDelivery(db, deliveryId);
  if (callId === null) return null;
  return db.select({ key: calls.key }).from(calls).where(eq(calls.id, callId)).get()?.key ?? null;
}

function toStored({ line, startedAt, key: _key, ...event }: typeof callEvents.$inferSelect): StoredEvent {
  return { ...event, place: line === null || startedAt === null ? null : { line, startedAt } };
}
