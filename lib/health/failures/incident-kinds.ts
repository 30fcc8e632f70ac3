/** What one incident is about. An incident gathers all failures of one kind and one subject, however many come. */
export const incidentKinds = [
  "storage",
  "no_secret",
  "wrong_secret",
  "wrong_key",
  "wrong_signing",
  "body_changed",
  "body_too_large",
  "endpoint_off",
  "endpoint_failing",
  "reading_stuck",
  "recording_storage",
  "recording_refused",
  "recording_lost",
  "recording_too_large",
  "clock_off",
  "unread",
  "headers",
  "flood",
] as const;

export type IncidentKind = (typeof incidentKinds)[number];

/** `now`: deliveries are lost or will be. `soon`: something is not as it should be. `note`: often nothing but a stranger at the door. */
export const urgencies = ["now", "soon", "note"] as const;

export type Urgency = (typeof urgencies)[number];

export const urgencyOf: Readonly<Record<IncidentKind, Urgency>> = {
  storage: "now",
  no_secret: "now",
  wrong_secret: "now",
  wrong_key: "now",
  wrong_signing: "now",
  body_changed: "now",
  body_too_large: "now",
  endpoint_off: "now",
  endpoint_failing: "soon",
  reading_stuck: "soon",
  recording_storage: "soon",
  recording_refused: "soon",
  recording_lost: "soon",
  recording_too_large: "soon",
  clock_off: "soon",
  unread: "soon",
  headers: "note",
  flood: "note",
};

/** What a failure can be looked at by: what was refused, what was sent, or what came. */
export type EvidenceKind = "rejection" | "forward" | "delivery";

const evidenceKinds: Readonly<Partial<Record<IncidentKind, EvidenceKind>>> = {
  no_secret: "rejection",
  wrong_secret: "rejection",
  wrong_key: "rejection",
  wrong_signing: "rejection",
  body_changed: "rejection",
  clock_off: "rejection",
  headers: "rejection",
  endpoint_failing: "forward",
  recording_refused: "delivery",
  recording_lost: "delivery",
  recording_too_large: "delivery",
  unread: "delivery",
};

/** Null where nothing is kept of a single failure. */
export function evidenceKindOf(kind: IncidentKind): EvidenceKind | null {
  return evidenceKinds[kind] ?? null;
}
