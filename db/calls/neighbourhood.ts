import type { Mark, Place } from "#lib/allo/calls/mark.ts";

/** A stretch of one line in which something changed; times are epoch milliseconds. */
export type Neighbourhood = {
  line: string;
  /** Where something changed. */
  places: Place[];
  /** What must be known to tell how all that can have changed belongs together. */
  from: number;
  to: number;
  /** Whether the change can have touched it. */
  reaches(mark: Mark): boolean;
};

/**
 * The neighbourhoods of all these places, those that overlap as one. A change is felt within its `reach` in
 * milliseconds, and what is felt there depends on what lies as far again.
 */
export function neighbourhoodsOf(places: readonly Place[], reach: number): Neighbourhood[] {
  const far = 2 * reach;
  const sorted = places.toSorted(
    (a, b) => (a.line < b.line ? -1 : Number(a.line > b.line)) || a.startedAt - b.startedAt,
  );
  const clusters: { line: string; places: Place[]; times: number[] }[] = [];
  for (const place of sorted) {
    const { line, startedAt } = place;
    const cluster = clusters.at(-1);
    const last = cluster?.times.at(-1);
    if (cluster?.line === line && last !== undefined && startedAt - last <= 2 * far) {
      cluster.places.push(place);
      if (startedAt !== last) cluster.times.push(startedAt);
    } else {
      clusters.push({ line, places: [place], times: [startedAt] });
    }
  }
  return clusters.map(({ line, places, times }) => ({
    line,
    places,
    from: Math.min(...times) - far,
    to: Math.max(...times) + far,
    reaches: (mark) => times.some((time) => Math.abs(mark.startedAt - time) <= reach),
  }));
}
