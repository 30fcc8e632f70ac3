import type { TimedTurn } from "#lib/transcript/time-turns.ts";
import { turnAt } from "#lib/transcript/turn-at.ts";

// Who goes back soon after a turn began means the one before it, as with the tracks of a music player.
const JUST_BEGUN_MS = 1500;

/** The moment that one turn on or back leads to; null where there is none. Turns of one moment count as one. */
export function stepTurn(turns: readonly TimedTurn[], atMs: number, by: 1 | -1): number | null {
  const index = turnAt(turns, atMs);
  if (by === 1) return turns[index + 1]?.startMs ?? null;
  const startMs = turns[index]?.startMs;
  if (startMs === undefined || atMs - startMs > JUST_BEGUN_MS) return startMs ?? null;
  return turns[turnAt(turns, startMs - 1)]?.startMs ?? startMs;
}
