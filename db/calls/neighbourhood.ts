import type { Mark, Place } from "#lib/allo/calls/mark.ts";
import { REACH_MS } from "#lib/allo/calls/match-rings.ts";

/** A stretch of one line in which something changed; times are epoch milliseconds. */
export type Neighbourhood = {
  line: string;
  /** What must be known to tell how all that can have changed belongs together. */
  from: number;
  to: number;
  /** Whether the change can have touched it. */
  reaches(mark: Mark): boolean;
};

/** The change is felt within its reach, and what is felt there depends on what lies as far again. */
const FAR_MS = 2 * REACH_MS;

/** The neighbourhoods of all these places, those that overlap as one. */
export function neighbourhoodsOf(places: readonly Place[]): Neighbourhood[] {
  const sorted = places.toSorted(
    (a, b) => (a.line < b.line ? -1 : Number(a.line > b.line)) || a.startedAt - b.startedAt,
  );
  const clusters: { line: string; times: number[] }[] = [];
  for (const { line, startedAt } of sorted) {
    const cluster = clusters.at(-1);
    const last = cluster?.times.at(-1);
    if (cluster?.line === line && last !== undefined && startedAt - last <= 2 * FAR_MS) {
      if (startedAt !== last) cluster.times.push(startedAt);
    } else {
      clusters.push({ line, times: [startedAt] });
    }
  }
  return clusters.map(({ line, times }) => ({
    line,
    from: Math.min(...times) - FAR_MS,
    to: Math.max(...times) + FAR_MS,
    reaches: (mark) => times.some((time) => Math.abs(mark.startedAt - time) <= REACH_MS),
  }));
}
