import type { TimedTurn } from "#lib/transcript/time-turns.ts";

/** The index of the turn being spoken, or spoken last, at that moment; -1 before the first. */
export function turnAt(turns: readonly TimedTurn[], atMs: number): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const turn = turns[middle];
    if (turn && turn.startMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
