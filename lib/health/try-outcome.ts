import { nextTryAt } from "#lib/forwarding/next-try.ts";
import { isTaken, isUnsendable, type Outcome } from "#lib/forwarding/outcome.ts";
import type { TryOutcome } from "#lib/health/measurement.ts";

/** What a try came to that followed `triesBefore` others. */
export function tryOutcome(triesBefore: number, outcome: Pick<Outcome, "status" | "errorClass">): TryOutcome {
  if (isTaken(outcome)) return "taken";
  if (isUnsendable(outcome)) return "given-up";
  return nextTryAt(triesBefore + 1, 0, 0, null) === null ? "given-up" : "retrying";
}
