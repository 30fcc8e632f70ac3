import { formatSpan } from "#components/ui/format-time.ts";
import type { InferredAttempt } from "#lib/allo/infer-attempts.ts";
import { LAST_ATTEMPT } from "#lib/allo/retry-schedule.ts";
import type { Attempt } from "#lib/api/delivery.ts";

export const verdictWords: Record<Attempt["verdict"], string> = {
  stored: "Stored",
  duplicate: "Repeated",
  conflict: "Conflict, other bytes",
};

const AT_ONCE = 1000;
const REMARKABLY_LATE = 5000;

/** What the time of an attempt says about it; `earliest` is the first one that was taken, after `refused` that were not. */
export function attemptWords(
  { number, sinceFirstMs, lateMs }: InferredAttempt,
  earliest: boolean,
  refused: number,
): string {
  if (number === null) {
    if (earliest) return "not on Allo’s schedule, perhaps recovered";
    const when = sinceFirstMs < AT_ONCE ? "right after" : `${formatSpan(sinceFirstMs)} after`;
    return `not on Allo’s schedule, ${when} the first`;
  }
  if (earliest) {
    return number === 1 ? "first try" : `Allo’s try ${number} of ${LAST_ATTEMPT}, ${beforeWords(number, refused)}`;
  }
  const late = lateMs !== null && lateMs >= REMARKABLY_LATE ? `, ${formatSpan(lateMs)} late` : "";
  return `Allo’s try ${number} of ${LAST_ATTEMPT}, ${formatSpan(sinceFirstMs)} after the first${late}`;
}

function beforeWords(number: number, refused: number): string {
  if (refused === 0) return number === 2 ? "the first did not reach us" : "the ones before did not reach us";
  if (number === 2) return "the first was turned away";
  return refused >= number - 1
    ? "the ones before were turned away"
    : `${refused} before it turned away, the others did not reach us`;
}
