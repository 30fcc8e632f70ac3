import type { Closing, Incident } from "#lib/health/failures/incident.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is known that may close an incident. Times are epoch milliseconds. */
export type Facts = {
  /** When Allo got through last with something signed. */
  verifiedAt: number | null;
  /** Allo's secret is set. */
  secretSet: boolean;
  /** What was refused last has been stored since. */
  cameThrough: boolean;
  /** When that which failed worked last. */
  mendedAt: number | null;
  /** How the endpoint stands that it is about. */
  endpoint: "on" | "off" | "gone" | null;
};

/** What opens and closes all the time is closed only after a pause. */
const CALM_OPENINGS = 2;
const CALM_MS = 15 * MINUTE;

/** Why an incident is over by `now`, or null where it is not. */
export function closingOf(incident: Incident, facts: Facts, now: number): Closing | null {
  // What lies ahead is from before our clock was set back: to wait until then would take as long as it was wrong.
  const isQuiet = (forMs: number) => Math.abs(now - incident.lastAt) >= forMs;
  switch (incident.kind) {
    case "no_secret":
      return facts.secretSet ? "secret_set" : null;
    case "wrong_secret":
    case "wrong_key":
    case "wrong_signing":
    case "body_changed":
      return isVerified(incident, facts, isQuiet(CALM_MS));
    case "headers":
      return isVerified(incident, facts, isQuiet(CALM_MS)) ?? (isQuiet(HOUR) ? "quiet" : null);
    case "clock_off":
      return isQuiet(HOUR) ? "quiet" : null;
    case "flood":
      return isQuiet(15 * MINUTE) ? "quiet" : null;
    case "endpoint_off":
      return facts.endpoint === "gone" ? "gone" : facts.endpoint === "on" ? "turned_on" : null;
    case "endpoint_failing":
      if (facts.endpoint === "gone") return "gone";
      return facts.endpoint === "off" ? "turned_off" : isMended(incident, facts, isQuiet(CALM_MS));
    case "storage":
    case "reading_stuck":
    case "recording_storage":
    case "recording_lost":
      return isMended(incident, facts, isQuiet(CALM_MS));
    case "recording_refused":
    case "recording_too_large":
    case "body_too_large":
    case "unread":
      return isQuiet(DAY) ? "quiet" : null;
  }
}

function isVerified({ lastAt }: Incident, { cameThrough, verifiedAt }: Facts, isCalm: boolean): Closing | null {
  if (cameThrough) return "came_through";
  return isCalm && verifiedAt !== null && verifiedAt > lastAt ? "verified" : null;
}

function isMended({ lastAt, openings }: Incident, { mendedAt }: Facts, isCalm: boolean): Closing | null {
  const works = mendedAt !== null && mendedAt >= lastAt;
  return works && (isCalm || openings <= CALM_OPENINGS) ? "mended" : null;
}
