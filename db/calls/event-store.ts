import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { callEvents, calls } from "#db/call-schema.ts";
import type { Db } from "#db/open.ts";
import type { Noted } from "#lib/allo/calls/call-event.ts";
import type { Place } from "#lib/allo/calls/mark.ts";
import type { KnownMark } from "#lib/allo/calls/stale-groups.ts";

/** An event where it lies: on which line it can meet others, and to which call it counts. */
export type StoredEvent = Noted & {
  twin: string;
  counts: boolean;
  firstId: number;
  place: Place | null;
  callId: number | null;
};

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
  const firstTwin = db
    .select()
    .from(callEvents)
    .where(eq(callEvents.twin, sql.placeholder("twin")))
    .orderBy(asc(callEvents.webhookId))
    .limit(1)
    .prepare();
  const smallestTwin = db.$client
    .prepare<[string], number>("select min(delivery_id) from call_events where twin = ?")
    .pluck();
  const keysOfCall = db.$client
    .prepare<[number], string>("select distinct key from call_events where call_id = ? and key is not null")
    .pluck();
  const keep = db
    .insert(callEvents)
    .values({
      deliveryId: sql.placeholder("deliveryId"),
      webhookId: sql.placeholder("webhookId"),
      at: sql.placeholder("at"),
      twin: sql.placeholder("twin"),
      counts: sql.placeholder("counts"),
      firstId: sql.placeholder("firstId"),
      key: sql.placeholder("key"),
      line: sql.placeholder("line"),
      startedAt: sql.placeholder("startedAt"),
      callId: sql.placeholder("callId"),
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
  const markColumns = {
    deliveryId: callEvents.deliveryId,
    webhookId: callEvents.webhookId,
    callKey: callEvents.key,
    startedAt: sql<number>`${callEvents.startedAt}`,
    callId: callEvents.callId,
  };
  const between = and(
    eq(callEvents.line, sql.placeholder("line")),
    sql`${callEvents.line} is not null`,
    sql`${callEvents.startedAt} between ${sql.placeholder("from")} and ${sql.placeholder("to")}`,
  );
  const onLine = db.select(markColumns).from(callEvents).where(between).prepare();
  const aRing = db
    .select({ id: callEvents.deliveryId })
    .from(callEvents)
    .where(and(between, isNull(callEvents.key)))
    .limit(1)
    .prepare();

  return {
    find(deliveryId: number): StoredEvent | null {
      const row = byId.get({ deliveryId });
      return row ? toStored(row) : null;
    },
    ofKey: (key: string): StoredEvent[] => byKey.all({ key }).map(toStored),
    /** Of those that say the same the one that counts: the first by webhook-id, which does not depend on who came first. */
    firstOfTwins(twin: string): StoredEvent | null {
      const row = firstTwin.get({ twin });
      return row ? toStored(row) : null;
    },
    smallestIdOfTwins: (twin: string): number | null => smallestTwin.get(twin) ?? null,
    keysOfCall: (callId: number): string[] => keysOfCall.all(callId),
    put({ place, ...event }: StoredEvent): void {
      const key = event.said.kind === "ring" || !event.counts ? null : event.said.key;
      keep.run({ ...event, key, line: place?.line ?? null, startedAt: place?.startedAt ?? null });
    },
    remove: (deliveryId: number): void => void drop.run({ deliveryId }),
    move: (deliveryId: number, place: Place | null): void =>
      void setPlace.run(place?.line ?? null, place?.startedAt ?? null, deliveryId),
    assign: (deliveryId: number, callId: number | null): void => void setCall.run(callId, deliveryId),
    hasRing: (line: string, from: number, to: number): boolean => aRing.get({ line, from, to }) !== undefined,
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
  const first = alias(callEvents, "first");
  const row = db
    .select({ id: first.callId })
    .from(callEvents)
    .innerJoin(first, eq(first.twin, callEvents.twin))
    .where(eq(callEvents.deliveryId, deliveryId))
    .orderBy(asc(first.webhookId))
    .limit(1)
    .get();
  return row?.id ?? null;
}

/** Allo's id, in its one spelling, of the call that a delivery counts to; null where nobody has told it. */
export function keyOfCall(db: Db, deliveryId: number): string | null {
  const row = db
    .select({ key: calls.key })
    .from(callEvents)
    .innerJoin(calls, eq(calls.id, callEvents.callId))
    .where(eq(callEvents.deliveryId, deliveryId))
    .get();
  return row?.key ?? null;
}

function toStored({ line, startedAt, key: _key, ...event }: typeof callEvents.$inferSelect): StoredEvent {
  return { ...event, place: line === null || startedAt === null ? null : { line, startedAt } };
}
