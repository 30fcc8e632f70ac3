import type { OutboundReason } from "#lib/outbound/failure.ts";

/** What became of a recording that was to be fetched. */
export const keepingStates = ["waiting", "kept", "dead", "too-large", "refused"] as const;

export type KeepingState = (typeof keepingStates)[number];

/** A try that brought no recording; `message` may be shown. */
export type Miss =
  | { kind: "answered"; status: number; retryAfterMs: number | null; message: string }
  | { kind: "failed"; reason: OutboundReason; message: string };

/** `at` is epoch milliseconds: of the next try while it waits, else of now. */
export type AfterMiss = { state: Exclude<KeepingState, "kept">; at: number; tries: number; problem: string };

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** What a server may ask for with Retry-After. */
const LONGEST_ASKED_MS = 24 * 3_600_000;
/** About three days. */
const MOST_TRIES = 16;
/** About three quarters of an hour: a recording may be named before its upload is done. */
const MOST_TRIES_WHEN_MISSING = 5;

/** What is only for now, although it is the client that is blamed. */
const PASSING_STATUSES = new Set([408, 425, 429]);

const FINAL_REASONS: Partial<Record<OutboundReason, "refused" | "too-large">> = {
  bad_url: "refused",
  bad_header: "refused",
  not_https: "refused",
  refused_address: "refused",
  too_large: "too-large",
};

/** What comes after a try that failed, the `triesBefore` + first; `random` is from 0 to 1 and spreads the waits. */
export function afterMiss(miss: Miss, triesBefore: number, now: number, random: number): AfterMiss {
  const tries = triesBefore + 1;
  const final = finalState(miss, tries);
  if (final) return { state: final, at: now, tries, problem: miss.message };
  const asked = miss.kind === "answered" ? Math.min(miss.retryAfterMs ?? 0, LONGEST_ASKED_MS) : 0;
  return { state: "waiting", at: now + Math.max(waitMs(tries, random), asked), tries, problem: miss.message };
}

/** Four times as long after each try, give or take a fifth. */
function waitMs(tries: number, random: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 4 ** (tries - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (0.8 + 0.4 * random));
}

function finalState(miss: Miss, tries: number): Exclude<KeepingState, "kept" | "waiting"> | null {
  if (miss.kind === "failed") return FINAL_REASONS[miss.reason] ?? (tries >= MOST_TRIES ? "dead" : null);
  if (miss.status === 410) return "dead";
  const missing = miss.status >= 400 && miss.status < 500 && !PASSING_STATUSES.has(miss.status);
  return tries >= (missing ? MOST_TRIES_WHEN_MISSING : MOST_TRIES) ? "dead" : null;
}
