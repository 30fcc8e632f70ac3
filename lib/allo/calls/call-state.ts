export type CallState = "ringing" | "answered" | "completed" | "unfinished";

/** How long a ring may stay without its completion until nobody expects it any more. */
export const UNFINISHED_AFTER_MS = 2 * 3_600_000;

type Stage = { isCompleted: boolean; isAnswered: boolean; startedAt: number };

/** Told when somebody looks and never stored, because time alone makes a ring unfinished. */
export function stateOf({ isCompleted, isAnswered, startedAt }: Stage, now: number): CallState {
  if (isCompleted) return "completed";
  if (now - startedAt >= UNFINISHED_AFTER_MS) return "unfinished";
  return isAnswered ? "answered" : "ringing";
}
