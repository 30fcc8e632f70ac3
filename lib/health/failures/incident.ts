import type { IncidentKind } from "#lib/health/failures/incident-kinds.ts";

/** Why an incident was closed. */
export const closings = [
  "came_through",
  "verified",
  "secret_set",
  "mended",
  "turned_on",
  "turned_off",
  "gone",
  "quiet",
] as const;

export type Closing = (typeof closings)[number];

/** One thing that went wrong. */
export type Failure = {
  kind: IncidentKind;
  /** Tells incidents of one kind apart, such as endpoints; empty where there can be but one. Never what a stranger chose. */
  subject: string;
  /** What the subject is called. */
  name: string | null;
  /** Epoch milliseconds. */
  at: number;
  /** The id of what shows it. */
  evidence: number | null;
  /** What is known of this one: a sentence, or of a refused request the code of what the doctor says, or the limit. */
  detail: string | null;
  /** Of a refused request: once a delivery of this id is stored, it has come through. */
  webhookId: string | null;
};

/** Failures of one kind and subject. Times are epoch milliseconds. */
export type Incident = {
  id: number;
  kind: IncidentKind;
  subject: string;
  name: string | null;
  /** When the first was, and when it was opened the last time. */
  firstAt: number;
  openedAt: number;
  lastAt: number;
  count: number;
  /** How often it was opened: it comes back as the same one within a day. */
  openings: number;
  firstEvidence: number | null;
  lastEvidence: number | null;
  /** Of the last. */
  detail: string | null;
  webhookId: string | null;
  closedAt: number | null;
  closedBecause: Closing | null;
};

/** One that is closed no longer ago comes back as the same. */
export const COMES_BACK_WITHIN_MS = 24 * 3_600_000;

export function openIncident(id: number, { at, evidence, ...failure }: Failure): Incident {
  return {
    ...failure,
    id,
    firstAt: at,
    openedAt: at,
    lastAt: at,
    count: 1,
    openings: 1,
    firstEvidence: evidence,
    lastEvidence: evidence,
    closedAt: null,
    closedBecause: null,
  };
}

/** The same whatever the order in which failures become known, for as long as it is open. What is older than its end does not open it again. */
export function addFailure(before: Incident, failure: Failure): Incident {
  const { at, evidence, name, detail, webhookId } = failure;
  const isFirst = comesBefore(at, evidence, before.firstAt, before.firstEvidence);
  const isLast = !comesBefore(at, evidence, before.lastAt, before.lastEvidence);
  const comesBack = before.closedAt !== null && at >= before.closedAt;
  return {
    ...before,
    count: before.count + 1,
    ...(isFirst ? { firstAt: at, firstEvidence: evidence } : {}),
    ...(isLast ? { lastAt: at, lastEvidence: evidence, name, detail, webhookId } : {}),
    ...(isFirst && before.openings === 1 ? { openedAt: at } : {}),
    ...(comesBack ? { openedAt: at, openings: before.openings + 1, closedAt: null, closedBecause: null } : {}),
  };
}

function comesBefore(at: number, evidence: number | null, otherAt: number, otherEvidence: number | null): boolean {
  return at === otherAt ? (evidence ?? 0) < (otherEvidence ?? 0) : at < otherAt;
}
