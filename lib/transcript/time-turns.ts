import type { Turn } from "#lib/api/call.ts";

/** A turn with the time that it probably took; milliseconds from the start of the call. */
export type TimedTurn = { index: number; speaker: Turn["speaker"]; startMs: number; endMs: number; text: string };

// What people take to say a text, measured on the demo recordings; nobody says less than a short word.
const BREATH_MS = 400;
const MS_PER_CHARACTER = 52;
const SHORTEST_MS = 500;

/**
 * Turns in the order of time. Only their starts are known, so a turn ends after the time that its text takes to say, and
 * no later than the next one starts or the call ends (`lengthMs`, null when that is not known).
 */
export function timeTurns(turns: readonly Turn[], lengthMs: number | null): TimedTurn[] {
  const inOrder = turns.toSorted((a, b) => a.offsetMs - b.offsetMs);
  return inOrder.map(({ speaker, offsetMs, text }, index) => {
    const spoken = offsetMs + Math.max(SHORTEST_MS, BREATH_MS + text.trim().length * MS_PER_CHARACTER);
    const next = nextStart(inOrder, index) ?? lengthMs ?? Number.POSITIVE_INFINITY;
    // Several turns of one moment, or one after the end, still take a moment each.
    const endMs = next > offsetMs ? Math.min(spoken, next) : offsetMs + SHORTEST_MS;
    return { index, speaker, startMs: offsetMs, endMs, text };
  });
}

/** How long the call is to be drawn: as long as it was, and never shorter than what was said in it. */
export function callLengthMs(turns: readonly TimedTurn[], lengthMs: number | null): number {
  return turns.reduce((longest, turn) => Math.max(longest, turn.endMs), lengthMs ?? 0);
}

function nextStart(turns: readonly Turn[], index: number): number | undefined {
  return turns[index + 1]?.offsetMs;
}
