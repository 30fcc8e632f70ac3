import type { Touch } from "#lib/allo/callbacks/touch.ts";

/**
 * Since when a message of theirs waits for an answer by message or call, in epoch milliseconds, or null. `thread` holds
 * the messages between two numbers, `answers` whatever went from us to them, by whichever of our numbers.
 */
export function unansweredSince(thread: readonly Touch[], answers: readonly Touch[]): number | null {
  const answeredAt = Math.max(
    ...answers.filter(({ effect }) => effect.does === "answers").map(({ at }) => at),
    Number.NEGATIVE_INFINITY,
  );
  const waiting = thread.filter(
    ({ kind, at, effect }) => kind === "message" && effect.does === "waits" && at >= answeredAt,
  );
  return waiting.length === 0 ? null : Math.min(...waiting.map(({ at }) => at));
}
