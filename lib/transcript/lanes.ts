import type { TimedTurn } from "#lib/transcript/time-turns.ts";

/** A stretch of talk, as fractions of the whole call. */
export type Segment = { from: number; to: number };

export type Lanes = Record<TimedTurn["speaker"], Segment[]>;

// On a wide screen a lane has about a thousand pixels: gaps under half a pixel cannot be seen.
const SEEN = 1 / 2000;

/** Who spoke when. Stretches that would touch on the screen are one, so three hours of talk draw as quickly as a minute. */
export function lanes(turns: readonly TimedTurn[], lengthMs: number): Lanes {
  const drawn: Lanes = { us: [], them: [] };
  if (lengthMs <= 0) return drawn;
  for (const { speaker, startMs, endMs } of turns) {
    const lane = drawn[speaker];
    const [from, to] = [Math.min(1, startMs / lengthMs), Math.min(1, endMs / lengthMs)];
    const last = lane.at(-1);
    if (last && from - last.to < SEEN) last.to = Math.max(last.to, to);
    else lane.push({ from, to });
  }
  return drawn;
}
