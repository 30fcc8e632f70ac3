import { likeliestNumbers } from "#lib/allo/likeliest-attempts.ts";
import { LAST_ATTEMPT, waitBetween } from "#lib/allo/retry-schedule.ts";

export type AttemptTimes = { receivedAt: number; webhookTimestamp: number | null };

export type InferredAttempt = {
  /** 1 to 8, or null where the time fits no step of the schedule (a Recover, a repeat from elsewhere). */
  number: number | null;
  /** After the first attempt that reached us. */
  sinceFirstMs: number;
  /** After its due time, counted from the numbered attempt before it; null where there is none. */
  lateMs: number | null;
};

export type RetryInference = {
  attempts: InferredAttempt[];
  /** When the next attempt would come if the last answer was lost; null after the eighth or an unexplained one. */
  next: { number: number; at: number } | null;
  /** When the eighth is due; null where nothing has a number. */
  givesUpAt: number | null;
};

/**
 * Times in epoch milliseconds (`webhookTimestamp` in seconds), in any order; the answer keeps that order. `wasDeaf`: nothing could
 * reach us five seconds before the earliest, so that it is rather the second than the first.
 */
export function inferAttempts(
  times: readonly AttemptTimes[],
  eventAt: number | null = null,
  wasDeaf = false,
): RetryInference {
  const order = times.map((time, index) => ({ index, at: sentAt(time) }));
  order.sort((a, b) => a.at - b.at || a.index - b.index);
  const startedAt = order[0]?.at ?? 0;
  const numbers = likeliestNumbers(
    order.map((entry) => entry.at),
    eventAt,
    wasDeaf,
  );

  const attempts: InferredAttempt[] = times.map(() => ({ number: null, sinceFirstMs: 0, lateMs: null }));
  let before: { number: number; at: number } | null = null;
  let newest: number | null = null;
  for (const [rank, { index, at }] of order.entries()) {
    const number = numbers[rank] ?? null;
    newest = number;
    const lateMs = number && before ? at - before.at - waitBetween(before.number, number) * 1000 : null;
    attempts[index] = { number, sinceFirstMs: at - startedAt, lateMs };
    if (number !== null) before = { number, at };
  }
  if (before === null) return { attempts, next: null, givesUpAt: null };

  const { number, at } = before;
  const due = (later: number) => at + waitBetween(number, later) * 1000;
  const next = newest !== null && number < LAST_ATTEMPT ? { number: number + 1, at: due(number + 1) } : null;
  return { attempts, next, givesUpAt: due(LAST_ATTEMPT) };
}

function sentAt(time: AttemptTimes): number {
  return time.webhookTimestamp === null ? time.receivedAt : time.webhookTimestamp * 1000;
}
