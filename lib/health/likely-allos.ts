import { inferAttempts } from "#lib/allo/infer-attempts.ts";
import type { RefusedTry } from "#lib/health/still-trying.ts";

/** With these, nothing was proven before the answer: anybody can send a request that looks like Allo's. */
const UNPROVEN: ReadonlySet<string> = new Set(["bad_signature", "too_many_unverified", "body_too_large", "busy"]);

export function isUnproven(reason: string): boolean {
  return UNPROVEN.has(reason);
}

/**
 * Whether a message that was turned away counts as Allo's. Where nothing proves it, Allo's way of sending has to: from where
 * signed deliveries came before, if any did, and two tries that follow each other by the schedule; the first two are 5 s apart.
 */
export function isLikelyAllos({ reason, tries }: { reason: string; tries: readonly RefusedTry[] }): boolean {
  return !isUnproven(reason) || keepsToSchedule(tries.filter(({ isStranger }) => isStranger !== true));
}

function keepsToSchedule(tries: readonly RefusedTry[]): boolean {
  const numbers = new Set(inferAttempts(tries).attempts.map(({ number }) => number));
  return [...numbers].some((number) => number !== null && numbers.has(number + 1));
}
