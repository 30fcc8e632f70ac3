import type { Condition } from "#lib/alerts/condition.ts";
import { counted, spanWords } from "#lib/alerts/span-words.ts";
import { BORNE_MS } from "#lib/forwarding/failing.ts";

const MINUTE = 60_000;

/** What is watched of an endpoint; times are epoch milliseconds. */
export type WatchedEndpoint = {
  id: number;
  name: string;
  paused: boolean;
  consecutiveFailures: number;
  firstFailureAt: number | null;
  armedAt: number | null;
  /** Who has turned it off; null where it is on. */
  offBy: "person" | "server" | null;
  offReason: string | null;
};

/** Whether an endpoint has only failed for this many minutes. */
export function failingForwards(endpoint: WatchedEndpoint, minutes: number, now: number): Condition {
  const { id, name, paused, consecutiveFailures, firstFailureAt, offBy } = endpoint;
  const about = { rule: "forwards", subject: String(id), name } as const;
  // Nothing is tried meanwhile, so nothing can be told.
  if (offBy === "server" || paused) return { ...about, holds: null, text: "" };
  if (offBy === "person") return { ...about, holds: false, text: `${name} was turned off by hand.` };
  if (consecutiveFailures === 0 || firstFailureAt === null) {
    return { ...about, holds: false, text: `${name} takes forwards again.` };
  }
  const failed = `${counted(consecutiveFailures, "try", "tries")} in a row failed`;
  const text = `${name} has taken nothing for ${spanWords(now - firstFailureAt)}; ${failed}.`;
  return { ...about, holds: now - firstFailureAt >= minutes * MINUTE, text };
}

/** Whether the server will turn an endpoint off if it goes on failing, or has. */
export function disabling(endpoint: WatchedEndpoint): Condition {
  const { id, name, armedAt, offBy, offReason } = endpoint;
  const about = { rule: "disabling", subject: String(id), name } as const;
  if (offBy === "server") return { ...about, holds: true, text: `${name} was turned off. ${offReason ?? ""}`.trim() };
  if (offBy === "person") return { ...about, holds: false, text: `${name} was turned off by hand.` };
  if (armedAt === null) return { ...about, holds: false, text: `${name} takes forwards again.` };
  const end = new Date(armedAt + BORNE_MS).toISOString().slice(0, 16).replace("T", " ");
  return { ...about, holds: true, text: `${name} keeps failing and will be turned off on ${end} UTC if it goes on.` };
}
