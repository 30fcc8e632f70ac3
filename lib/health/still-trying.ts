import { inferAttempts, type RetryInference } from "#lib/allo/infer-attempts.ts";
import { LAST_ATTEMPT, waitBetween } from "#lib/allo/retry-schedule.ts";

/** One request that was turned away; `webhookTimestamp` in seconds, the rest in epoch milliseconds. */
export type RefusedTry = {
  receivedAt: number;
  webhookTimestamp: number;
  /** It came from where nothing that was signed had come before, while others had. */
  isStranger?: boolean;
};

/** What Allo is likely to do next about a message that was turned away. */
export type StillTrying = {
  /** Of Allo's tries, the last that was turned away; null where its time fits none. */
  number: number | null;
  next: RetryInference["next"];
  givesUpAt: number | null;
  hasGivenUp: boolean;
};

/** A try may come this much later than the schedule says: one tenth of its waits, and as long as each failed one may last. */
const LATE_PART = 0.1;
const LATE_MS = LAST_ATTEMPT * 20_000;

export function stillTrying(tries: readonly RefusedTry[], now: number): StillTrying {
  const { attempts, next, givesUpAt } = inferAttempts(tries);
  const numbers = attempts.flatMap(({ number }) => number ?? []);
  const lastAt = Math.max(...tries.map((one) => one.webhookTimestamp * 1000));
  const patience = givesUpAt === null ? 0 : Math.max(0, givesUpAt - lastAt) * LATE_PART + LATE_MS;
  return {
    number: numbers.length === 0 ? null : Math.max(...numbers),
    next: next && toCome(next, now),
    givesUpAt,
    hasGivenUp: givesUpAt === null || numbers.includes(LAST_ATTEMPT) || now > givesUpAt + patience,
  };
}

/** When Allo tried first, or the earliest that it can have been where the first that was seen looks like a later one. */
export function earliestTryAt(tries: readonly RefusedTry[]): number {
  const { attempts } = inferAttempts(tries);
  const first = attempts.findIndex(({ sinceFirstMs }) => sinceFirstMs === 0);
  const sentAt = (tries[first]?.webhookTimestamp ?? 0) * 1000;
  return attempts[first]?.number === 1 ? sentAt : sentAt - waitBetween(1, LAST_ATTEMPT) * 1000;
}

/** One that should have come by now found nobody, or was not told of: the one after it is what to wait for. */
function toCome(next: { number: number; at: number }, now: number): RetryInference["next"] {
  for (let number = next.number; number <= LAST_ATTEMPT; number++) {
    const at = next.at + waitBetween(next.number, number) * 1000;
    if (at > now) return { number, at };
  }
  return null;
}
