import {
  byTime,
  type CallEvent,
  type CompletedEvent,
  isCompleted,
  type Noted,
  type RingEvent,
} from "#lib/allo/calls/call-event.ts";

/** A ring or a call on its line, where they find each other. */
export type Mark = {
  deliveryId: number;
  /** Decides between two of one millisecond; never an id of ours, which depends on the order of arrival. */
  tie: string;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Null for a ring. */
  callKey: string | null;
};

export type Place = { line: string; startedAt: number };

/** Where a ring stands; null where it lacks a number and so can meet no call. */
export function placeOfRing(ring: Noted<RingEvent>): Place | null {
  return placeOf(ring);
}

/** Which of the deliveries of one call says where it stands: the last one with both numbers. */
export function decidingDelivery(events: readonly Noted<CallEvent>[]): (Place & { deliveryId: number }) | null {
  for (const event of events.filter(isCompleted).toSorted(byTime).toReversed()) {
    const place = placeOf(event);
    if (place) return { ...place, deliveryId: event.deliveryId };
  }
  return null;
}

function placeOf(event: Noted<RingEvent | CompletedEvent>): Place | null {
  const { direction, us, them } = event.said;
  return us === "" || them === "" ? null : { line: `${direction} ${us} ${them}`, startedAt: startOf(event) };
}

/** When it says that the call began; the end less the length, or the moment itself, where it says nothing. */
export function startOf({ at, said }: Noted<RingEvent | CompletedEvent>): number {
  if (said.startedAt !== null) return said.startedAt;
  return said.kind === "completed" ? at - (said.durationSeconds ?? 0) * 1000 : at;
}
