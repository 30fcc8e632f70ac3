import { asc, eq } from "drizzle-orm";
import { callEvents, calls } from "#db/call-schema.ts";
import { callColumns, toCallItem } from "#db/calls/call-item.ts";
import { allEventsOfCall, callOfDelivery, inSlotsOf } from "#db/calls/event-store.ts";
import { transferLegs } from "#db/calls/transfers.ts";
import { holdersOf } from "#db/conversations/holders-of.ts";
import { getBody } from "#db/delivery-detail.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { readings } from "#db/schema.ts";
import { foldCall, type Sources } from "#lib/allo/calls/fold-call.ts";
import { readPayloadFields } from "#lib/allo/calls/payload-fields.ts";
import type { JsonObject } from "#lib/allo/json-object.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";
import type { Call } from "#lib/api/call.ts";

/** Found by the id of any delivery that made it; null where that made none. What became of the audio is not told in its deliveries. */
export function getCall(db: Db, id: number, now: number): Omit<Call, "recording"> | null {
  const callId = callOfDelivery(db, id);
  const row = callId === null ? undefined : db.select(callColumns).from(calls).where(eq(calls.id, callId)).get();
  const events = row ? allEventsOfCall(db, row.id) : [];
  const call = foldCall(events);
  if (!row || !call) return null;
  const payloads = payloadsOf(db, call.sources);
  const { transferFrom, transferTo, ...fields } = readPayloadFields((field) => payloads(field), call.startedAt);
  const holder = holdersOf(db, [row.themNumber])(row.themNumber, row.startedAt);
  const legs = transferLegs(db, row);
  return {
    ...toCallItem(row, holder, now),
    answeredAt: call.answeredAt === null ? null : isoTime(call.answeredAt),
    ...fields,
    transcript: fields.transcript.map(({ at, ...turn }) => ({ ...turn, at: at === null ? null : isoTime(at) })),
    transfer: transferFrom || transferTo || legs.length > 0 ? { from: transferFrom, to: transferTo, legs } : null,
    contactId: holder?.id ?? null,
    tagLog: call.tagLog.map(({ at, ...change }) => ({ ...change, at: isoTime(at) })),
    deliveries: deliveriesOf(db, row.id),
    sources: { ...call.sources },
  };
}

function payloadsOf(db: Db, sources: Sources): (field: keyof Sources) => JsonObject | null {
  const read = new Map<number, JsonObject | null>();
  return (field) => {
    const id = sources[field];
    if (id === undefined) return null;
    if (!read.has(id)) {
      const body = getBody(db, id);
      read.set(id, body ? (readEvent(body).event?.data ?? null) : null);
    }
    return read.get(id) ?? null;
  };
}

function deliveriesOf(db: Db, callId: number): Call["deliveries"] {
  return db
    .select({ id: readings.id, topic: readings.topic, eventAt: readings.eventAt })
    .from(callEvents)
    .innerJoin(readings, eq(readings.id, callEvents.deliveryId))
    .where(inSlotsOf(db, callId))
    .orderBy(asc(readings.eventAt), asc(readings.id))
    .all()
    .map((row) => ({ ...row, eventAt: row.eventAt === null ? null : isoTime(row.eventAt) }));
}
