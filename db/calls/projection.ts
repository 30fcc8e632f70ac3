import { callEvents, calls } from "#db/call-schema.ts";
import { type CallEventStore, createCallEventStore, type StoredEvent } from "#db/calls/event-store.ts";
import { neighbourhoodsOf } from "#db/calls/neighbourhood.ts";
import { type CallRowStore, createCallRowStore } from "#db/calls/row-store.ts";
import { createSpokenTexts, type SpokenTexts } from "#db/calls/spoken-texts.ts";
import type { Projection, ProjectionKind } from "#db/projection.ts";
import { isRing } from "#lib/allo/calls/call-event.ts";
import { foldCall } from "#lib/allo/calls/fold-call.ts";
import { decidingDelivery, type Place, placeOfRing } from "#lib/allo/calls/mark.ts";
import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { staleGroups } from "#lib/allo/calls/stale-groups.ts";

/**
 * Calls, each folded from all of its deliveries. A call is known by the smallest id among them, so that a link opened
 * while it rang leads to it afterwards; which deliveries those are follows from the set of all, in whatever order.
 */
export const callProjection: ProjectionKind = {
  name: "calls",
  codeVersion: 1,
  create(db) {
    return createCallProjection(createCallEventStore(db), createCallRowStore(db), createSpokenTexts(db));
  },
  drop(db) {
    db.delete(callEvents).run();
    db.delete(calls).run();
    db.$client.exec("insert into call_search (call_search) values ('delete-all')");
  },
};

/** What has to be looked at again, since it was noted. */
type Stale = { keys: Set<string>; calls: Set<number>; places: Place[]; lone: Set<number> };

function createCallProjection(events: CallEventStore, rows: CallRowStore, spoken: SpokenTexts): Projection {
  let stale = nothing();

  function touch({ said, callId, place, deliveryId }: StoredEvent): void {
    if (callId !== null) stale.calls.add(callId);
    if (place) stale.places.push(place);
    if (said.kind !== "ring") stale.keys.add(said.key);
    else if (!place) stale.lone.add(deliveryId);
  }

  /** Puts the call of one key in its place on the line, and gives what has to be written where it has none. */
  function placeCall(key: string): StoredEvent[] {
    const own = events.ofKey(key);
    const deciding = decidingDelivery(own);
    for (const event of own) {
      touch(event);
      const place = event.deliveryId === deciding?.deliveryId ? deciding : null;
      if (event.place?.line === place?.line && event.place?.startedAt === place?.startedAt) continue;
      events.move(event.deliveryId, place);
    }
    if (deciding) stale.places.push(deciding);
    return deciding ? [] : own;
  }

  /** The deliveries of every call around the changed places that is another one now. */
  function regroup(): StoredEvent[][] {
    return neighbourhoodsOf(stale.places).flatMap(({ line, from, to, reaches }) =>
      staleGroups(
        events.marks(line, from, to),
        reaches,
        ({ callKey, callId }) =>
          (callKey !== null && stale.keys.has(callKey)) || (callId !== null && stale.calls.has(callId)),
      ).map(({ call, rings }) => [
        ...(call?.callKey ? events.ofKey(call.callKey) : []),
        ...rings.map(({ deliveryId }) => events.find(deliveryId)).filter((event) => event !== null),
      ]),
    );
  }

  function write(members: readonly StoredEvent[]): void {
    const call = foldCall(members);
    const id = call && Math.min(...members.map(({ deliveryId }) => deliveryId));
    for (const { deliveryId, callId } of members) if (callId !== id) events.assign(deliveryId, id);
    if (!call || id === null) return;
    const { transcript } = call.sources;
    rows.insert(id, call, transcript === undefined ? [] : spoken.of(transcript));
  }

  return {
    note({ id, webhookId, receivedAt, eventAt, event }) {
      const before = events.find(id);
      if (before) {
        touch(before);
        stale.lone.delete(id);
        events.remove(id);
      }
      const said = event && readCallEvent(event);
      if (!said) return;
      const noted = { deliveryId: id, webhookId, at: eventAt ?? receivedAt, said };
      const place = isRing(noted) ? placeOfRing(noted) : null;
      events.put(noted, place);
      touch({ ...noted, place, callId: null });
      if (said.kind === "completed") spoken.remember(id, event);
    },
    settle() {
      const withoutPlace = [...stale.keys].map(placeCall);
      const lone = [...stale.lone].map((id) => [events.find(id)].filter((event) => event !== null));
      const groups = [...withoutPlace, ...lone, ...regroup()].filter((members) => members.length > 0);
      for (const { callId } of groups.flat()) if (callId !== null) stale.calls.add(callId);
      for (const id of stale.calls) rows.remove(id);
      for (const members of groups) write(members);
      spoken.forget();
      stale = nothing();
    },
  };
}

function nothing(): Stale {
  return { keys: new Set(), calls: new Set(), places: [], lone: new Set() };
}
