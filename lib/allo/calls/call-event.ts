import type { Direction } from "#lib/allo/calls/direction.ts";

/**
 * What one delivery adds to a call, small enough to be kept beside it. Times are epoch milliseconds; numbers are
 * canonical, and empty where the payload names none.
 */
export type CallEvent = RingEvent | CompletedEvent | TagEvent | SummaryEvent;

/** What stays in the payload until somebody opens the call. */
export const payloadFields = [
  "transcript",
  "ivr",
  "dataCollected",
  "transfer",
  "originalTo",
  "person",
  "company",
  "deals",
] as const;

export type PayloadField = (typeof payloadFields)[number];

type Ends = { direction: Direction; us: string; them: string };

/** `call.received`, `call.triggered` and `call.answered`, none of which says which call it belongs to. */
export type RingEvent = Ends & {
  kind: "ring";
  isAnswer: boolean;
  startedAt: number | null;
  answeredAt: number | null;
  userEmail: string | null;
  personName: string | null;
  companyName: string | null;
  has: PayloadField[];
};

export type CompletedEvent = Ends & {
  kind: "completed";
  key: string;
  /** As received. */
  alloId: string;
  startedAt: number | null;
  durationSeconds: number | null;
  result: string | null;
  usName: string | null;
  themName: string | null;
  userEmail: string | null;
  /** The keys of its tags when it was sent; null where it says nothing of tags. */
  tags: string[] | null;
  summary: string | null;
  hasRecording: boolean;
  /** The key of the call that it was transferred from. */
  originalKey: string | null;
  has: PayloadField[];
};

export type TagEvent = {
  kind: "tag";
  key: string;
  change: "added" | "removed";
  tag: { key: string; name: string | null };
  userEmail: string | null;
};

type SummaryEvent = { kind: "summary"; key: string; summary: string };

/** A call event with the delivery that brought it; `at` is when it happened, or else when it came. */
export type Noted<E extends CallEvent = CallEvent> = { deliveryId: number; webhookId: string; at: number; said: E };

/** Oldest first. Ids of deliveries depend on the order of arrival, so that they never decide. */
export function byTime(a: Noted, b: Noted): number {
  return a.at - b.at || compareText(a.webhookId, b.webhookId);
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function isRing(noted: Noted): noted is Noted<RingEvent> {
  return noted.said.kind === "ring";
}

export function isCompleted(noted: Noted): noted is Noted<CompletedEvent> {
  return noted.said.kind === "completed";
}

export function isTag(noted: Noted): noted is Noted<TagEvent> {
  return noted.said.kind === "tag";
}
