import { compareText } from "#lib/allo/calls/call-event.ts";
import type { Mark } from "#lib/allo/calls/mark.ts";

/** What is one call: its mark, the rings that belong to it, or both. */
export type Group<M extends Mark = Mark> = { call: M | null; rings: M[] };

type Ringing<M> = { head: M; rings: M[] };

/** Rings of one call bear the same time or nearly so; nobody dials again this fast. */
const ONE_RINGING_MS = 5_000;
/** A call's own start lies about two seconds from its ring; a phone menu before the ring makes it longer. */
const FARTHEST_MS = 120_000;

/** How far around a ring others have a say in its ringing, and so how far it is felt when one comes or goes. */
export const RINGING_REACH_MS = 4 * ONE_RINGING_MS;
/** The same of a ring's or call's group, where there are calls. */
export const REACH_MS = 2 * FARTHEST_MS + RINGING_REACH_MS;

/**
 * Rings bear no call's id. On one line, a ringing and a call belong together when each is the nearest to the other in
 * time. What belongs together follows from the set of marks alone, and for each from those within `REACH_MS` only.
 */
export function matchRings<M extends Mark>(marks: readonly M[]): Group<M>[] {
  const sorted = marks.toSorted((a, b) => a.startedAt - b.startedAt || compareText(a.tie, b.tie));
  const calls = sorted.filter(({ callKey }) => callKey !== null);
  const ringings = groupRings(sorted.filter(({ callKey }) => callKey === null));
  const heads = ringings.map(({ head }) => head);
  const ringsOf = new Map(ringings.map(({ head, rings }) => [head, rings]));
  const groups = calls.map((call): Group<M> => {
    const head = nearest(heads, call.startedAt);
    const rings = head && nearest(calls, head.startedAt) === call ? ringsOf.get(head) : undefined;
    if (head && rings) ringsOf.delete(head);
    return { call, rings: rings ?? [] };
  });
  return [...groups, ...[...ringsOf.values()].map((rings) => ({ call: null, rings }))];
}

/**
 * Several telephones of a team ring at once, and the answer bears the time of the ring. A ring with none shortly before
 * it is a head, which others soon after it join; so the place of a ring depends on its surroundings only, and not on how
 * long ago a row of rings began.
 */
function groupRings<M extends Mark>(rings: readonly M[]): Ringing<M>[] {
  const ringings: Ringing<M>[] = [];
  let first: Ringing<M> | null = null;
  let previous: M | null = null;
  for (const ring of rings) {
    const isFirst = previous === null || ring.startedAt - previous.startedAt > ONE_RINGING_MS;
    const isNear = first !== null && ring.startedAt - first.head.startedAt <= ONE_RINGING_MS;
    const joined: Ringing<M> | null | undefined = isNear ? first : ringings.at(-1);
    if (!isFirst && joined && (isNear || ring.startedAt === previous?.startedAt)) {
      joined.rings.push(ring);
    } else {
      const ringing = { head: ring, rings: [ring] };
      ringings.push(ringing);
      if (isFirst) first = ringing;
    }
    previous = ring;
  }
  return ringings;
}

/** Of two that are as near the earlier one, and of one moment the first. */
function nearest<M extends Mark>(sorted: readonly M[], time: number): M | null {
  const at = firstFrom(sorted, time);
  const right = sorted[at];
  const before = sorted[at - 1];
  const left = before && sorted[firstFrom(sorted, before.startedAt)];
  const best = left && (!right || time - left.startedAt <= right.startedAt - time) ? left : right;
  return best && Math.abs(best.startedAt - time) <= FARTHEST_MS ? best : null;
}

/** The index of the first mark at `time` or later. */
function firstFrom(sorted: readonly Mark[], time: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.startedAt ?? time) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
