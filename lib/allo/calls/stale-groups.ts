import type { Mark } from "#lib/allo/calls/mark.ts";
import { type Group, matchRings } from "#lib/allo/calls/match-rings.ts";

/** A mark with the call that it counted to before; null where it is new. */
export type KnownMark = Mark & { callId: number | null };

/**
 * The groups that are others than before, of all marks around `changedAt` (times on one line, epoch milliseconds), and
 * those for which `isChanged` holds.
 */
export function staleGroups(
  marks: readonly KnownMark[],
  isNear: (mark: Mark) => boolean,
  isChanged: (mark: KnownMark) => boolean,
): Group<KnownMark>[] {
  const before = new Map<number, number>();
  for (const { callId } of marks) if (callId !== null) before.set(callId, (before.get(callId) ?? 0) + 1);
  return matchRings(marks).filter(({ call, rings }) => {
    const members = call ? [call, ...rings] : rings;
    if (!members.some(isNear)) return false;
    if (members.some(isChanged)) return true;
    const [{ callId } = { callId: null }] = members;
    return callId === null || members.some((mark) => mark.callId !== callId) || before.get(callId) !== members.length;
  });
}
