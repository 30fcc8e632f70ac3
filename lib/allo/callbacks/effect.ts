import type { Effect } from "#lib/allo/callbacks/touch.ts";
import { type CallState, UNFINISHED_AFTER_MS } from "#lib/allo/calls/call-state.ts";
import { canBeAnswered, isHiddenNumber } from "#lib/allo/phone-number.ts";

export type CallFacts = {
  direction: "inbound" | "outbound";
  state: CallState;
  /** As Allo wrote it; an open list. */
  result: string | null;
  durationSeconds: number | null;
  startedAt: number;
  them: string;
};

/**
 * What a call does to whoever waits: every call out and every talk answers, an inbound call that nobody took waits. Who
 * gets through with a withheld number may be somebody else than who waits behind one, so that it answers nobody.
 */
export function effectOfCall({ direction, state, result, durationSeconds, startedAt, them }: CallFacts): Effect {
  if (direction === "outbound") return { does: "answers" };
  const isHidden = isHiddenNumber(them);
  if (!canBeAnswered(them) && !isHidden) return { does: "none" };
  const talk: Effect = { does: isHidden ? "none" : "answers" };
  if (state === "answered") return talk;
  // Due only later: whether somebody takes it shows while it rings.
  if (state !== "completed") return { does: "waits", reason: "unfinished", dueAt: startedAt + UNFINISHED_AFTER_MS };
  const outcome = result?.toUpperCase() ?? (durationSeconds ? "ANSWERED" : "MISSED");
  if (outcome === "ANSWERED" || outcome.startsWith("TRANSFERRED")) return talk;
  if (outcome === "BLOCKED") return { does: "none" };
  if (outcome === "VOICEMAIL") return { does: "waits", reason: "voicemail", dueAt: startedAt };
  return { does: "waits", reason: outcome.startsWith("FAILED") ? "failed" : "missed", dueAt: startedAt };
}

/** What a message does to whoever waits. To a sender's name nobody can answer, so nobody waits behind it. */
export function effectOfMessage(direction: "inbound" | "outbound", sentAt: number, them: string): Effect {
  if (direction === "outbound") return { does: "answers" };
  return canBeAnswered(them) ? { does: "waits", reason: "message", dueAt: sentAt } : { does: "none" };
}
