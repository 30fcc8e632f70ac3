import { hash } from "node:crypto";
import { callEvents, callFacets, calls } from "#db/call-schema.ts";
import { type CallEventStore, createCallEventStore, type StoredEvent } from "#db/calls/event-store.ts";
import { neighbourhoodsOf } from "#db/calls/neighbourhood.ts";
import { type CallRowStore, createCallRowStore } from "#db/calls/row-store.ts";
import { createSpokenTexts, type SpokenTexts } from "#db/calls/spoken-texts.ts";
import type { Db } from "#db/open.ts";
import type { NotedDelivery } from "#db/projection.ts";
import { byTime, isRing } from "#lib/allo/calls/call-event.ts";
import { type FoldedCall, foldCall } from "#lib/allo/calls/fold-call.ts";
import { decidingDelivery, type Place, placeOfRing } from "#lib/allo/calls/mark.ts";
import { REACH_MS, RINGING_REACH_MS } from "#lib/allo/calls/match-rings.ts";
import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { slotOf } from "#lib/allo/calls/slot.ts";
import { type KnownMark, staleGroups } from "#lib/allo/calls/stale-groups.ts";

/** Which calls are no more as they were, and what they are now; one that is another call now is among both. */
export type CallChanges = { gone: ReadonlySet<number>; come: ReadonlyMap<number, FoldedCall> };

/**
 * Calls, each folded from all of its deliveries. A call is known by the smallest id among them, so that a link opened
 * while it rang leads to it afterwards; which deliveries those are follows from the set of all, in whatever order.
 */
export type CallFold = { note(delivery: NotedDelivery): void; settle(): CallChanges };

export function createCallFold(db: Db): CallFold {
  return foldCalls(createCallEventStore(db), createCallRowStore(db), createSpokenTexts(db));
}

/** Empties the tables of the calls. Call it inside a transaction. */
export function dropCalls(db: Db): void {
  db.delete(callEvents).run();
  db.delete(calls).run();
  db.delete(callFacets).run();
  db.$client.exec("insert into call_search (call_search) values ('delete-all')");
}

/** What has to be looked at again, since it was noted. */
type Stale = { keys: Set<string>; calls: Set<number>; rings: Place[]; completed: Place[]; lone: Set<number> };

function foldCalls(events: CallEventStore, rows: CallRowStore, spoken: SpokenTexts): CallFold {
  let stale = nothing();
  /** Where the calls stand that have to be looked at. */
  const placed = new Map<string, Place & { deliveryId: number }>();

  function touch({ said, callId, place, deliveryId }: StoredEvent): void {
    if (callId !== null) stale.calls.add(callId);
    if (place) (said.kind === "ring" ? stale.rings : stale.completed).push(place);
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
    if (deciding) {
      stale.completed.push(deciding);
      placed.set(key, deciding);
    }
    return deciding ? [] : own;
  }

  /** The deliveries of every call around the changed places that is another one now. */
  function regroup(): StoredEvent[][] {
    const isChanged = ({ callKey, callId }: KnownMark) =>
      (callKey !== null && stale.keys.has(callKey)) || (callId !== null && stale.calls.has(callId));
    const changedCallPlaces = new Set(stale.completed);
    return neighbourhoodsOf([...stale.rings, ...stale.completed], REACH_MS)
      .flatMap((around) => {
        const { line, from, to, places } = around;
        // Without a call rings are felt among their own only, which matters where very many ring at once.
        const isQuiet = !places.some((place) => changedCallPlaces.has(place)) && !events.hasCall(line, from, to);
        return isQuiet ? neighbourhoodsOf(places, RINGING_REACH_MS) : [around];
      })
      .flatMap(({ line, from, to, reaches }) => {
        // Without a ring calls have nothing to do with each other, however many there are.
        const marks = events.hasRing(line, from, to) ? events.marks(line, from, to) : changedCalls(line, from, to);
        return staleGroups(marks, reaches, isChanged).map(({ call, rings }) => [
          ...(call?.callKey ? events.ofKey(call.callKey) : []),
          ...rings.map(({ deliveryId }) => events.find(deliveryId)).filter((event) => event !== null),
        ]);
      });
  }

  function changedCalls(line: string, from: number, to: number): KnownMark[] {
    return [...placed.entries()]
      .filter(([, place]) => place.line === line && place.startedAt >= from && place.startedAt <= to)
      .map(([callKey, { deliveryId, startedAt }]) => ({ deliveryId, startedAt, callKey, tie: callKey, callId: null }));
  }

  function write(members: readonly StoredEvent[], come: Map<number, FoldedCall>): void {
    const call = foldCall(members);
    const id = call && Math.min(...members.map(({ firstId }) => firstId));
    for (const { deliveryId, callId } of members) if (callId !== id) events.assign(deliveryId, id);
    if (!call || id === null) return;
    const { transcript } = call.sources;
    rows.insert(id, call, transcript === undefined ? [] : spoken.of(transcript));
    come.set(id, call);
  }

  /** Takes an event out, with all that followed from it. */
  function remove(event: StoredEvent): void {
    if (event.callId !== null) for (const key of events.keysOfCall(event.callId)) stale.keys.add(key);
    touch(event);
    stale.lone.delete(event.deliveryId);
    events.remove(event.deliveryId);
  }

  /** Lets an event count for all of its slot, of which `firstId` is the smallest id. */
  function count(event: StoredEvent, firstId: number): void {
    const counting = { ...event, counts: true, firstId, place: isRing(event) ? placeOfRing(event) : null };
    events.put(counting);
    touch(counting);
  }

  function recount(event: StoredEvent, firstId: number): void {
    remove(event);
    count(event, firstId);
  }

  return {
    note({ id, webhookId, receivedAt, eventAt, event }) {
      const before = events.find(id);
      if (before) {
        remove(before);
        const next = events.lastOfSlot(before.slot);
        if (next) recount(next, events.smallestIdOfSlot(next.slot) ?? next.deliveryId);
      }
      const said = event && readCallEvent(event);
      if (!said) return;
      const slot = hash("sha256", slotOf(said, eventAt), "base64url").slice(0, 22);
      const last = events.lastOfSlot(slot);
      const uncounted = { counts: false, place: null, callId: null };
      const noted = { deliveryId: id, webhookId, at: eventAt ?? receivedAt, said, slot, firstId: id, ...uncounted };
      if (said.kind === "completed") spoken.remember(id, event);
      if (last && byTime(noted, last) < 0) {
        events.put(noted);
        if (id < last.firstId) recount(last, id);
      } else {
        if (last) {
          remove(last);
          events.put({ ...last, ...uncounted });
        }
        count(noted, Math.min(id, last?.firstId ?? id));
      }
    },
    settle() {
      const withoutPlace = [...stale.keys].map(placeCall);
      const lone = [...stale.lone].map((id) => [events.find(id)].filter((event) => event !== null));
      const groups = [...withoutPlace, ...lone, ...regroup()].filter((members) => members.length > 0);
      for (const { callId } of groups.flat()) if (callId !== null) stale.calls.add(callId);
      for (const id of stale.calls) rows.remove(id);
      const changes = { gone: stale.calls, come: new Map<number, FoldedCall>() };
      for (const members of groups) write(members, changes.come);
      rows.write();
      spoken.forget();
      placed.clear();
      stale = nothing();
      return changes;
    },
  };
}

function nothing(): Stale {
  return { keys: new Set(), calls: new Set(), rings: [], completed: [], lone: new Set() };
}
