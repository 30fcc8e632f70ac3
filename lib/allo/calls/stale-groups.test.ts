import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Mark } from "#lib/allo/calls/mark.ts";
import { type Group, matchRings, REACH_MS } from "#lib/allo/calls/match-rings.ts";
import { type KnownMark, staleGroups } from "#lib/allo/calls/stale-groups.ts";

type Step = { mark: Mark; goes: boolean };

/** Seconds that lie about as far apart as the rules look, so that chains of neighbours arise. */
const time = fc
  .oneof(
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: 0, max: 9 }).map((n) => n * 100),
  )
  .map((s) => s * 1000);

const steps = fc
  .array(fc.record({ startedAt: time, isCall: fc.boolean(), tie: fc.string({ maxLength: 2 }), goes: fc.boolean() }), {
    minLength: 1,
    maxLength: 24,
  })
  .map((marks) =>
    marks.map(({ startedAt, isCall, tie, goes }, deliveryId): Step => {
      const name = `${tie}${deliveryId}`;
      return { mark: { deliveryId, startedAt, tie: name, callKey: isCall ? name : null }, goes };
    }),
  );

function names(groups: readonly Group<Mark>[]): string[] {
  return groups.map(({ call, rings }) => [call?.tie ?? "", ...rings.map(({ tie }) => tie)].join()).sort();
}

/** Lives through the steps as the database does: knows only what lies near, and writes only what is stale. */
function live(steps: readonly Step[]): string[] {
  const marks = new Map<number, KnownMark>();
  const rows = new Map<number, Group<Mark>>();
  let nextId = 0;
  const change = ({ deliveryId, startedAt }: Mark, callId: number | null) => {
    const near = [...marks.values()].filter((mark) => Math.abs(mark.startedAt - startedAt) <= 2 * REACH_MS);
    const groups = staleGroups(
      near,
      (mark) => Math.abs(mark.startedAt - startedAt) <= REACH_MS,
      (mark) => mark.deliveryId === deliveryId || (callId !== null && mark.callId === callId),
    );
    if (callId !== null) rows.delete(callId);
    const members = ({ call, rings }: Group<KnownMark>) => (call ? [call, ...rings] : rings);
    for (const old of groups.flatMap(members)) if (old.callId !== null) rows.delete(old.callId);
    for (const group of groups) {
      rows.set(nextId, group);
      for (const mark of members(group)) marks.set(mark.deliveryId, { ...mark, callId: nextId });
      nextId += 1;
    }
  };
  for (const { mark } of steps) {
    marks.set(mark.deliveryId, { ...mark, callId: null });
    change(mark, null);
  }
  for (const { mark, goes } of steps) {
    const callId = marks.get(mark.deliveryId)?.callId ?? null;
    if (goes) {
      marks.delete(mark.deliveryId);
      change(mark, callId);
    }
  }
  return names([...rows.values()]);
}

test("what is near a change and stale is all that another order could tell otherwise", () => {
  fc.assert(
    fc.property(
      steps.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const expected = names(matchRings(list.filter(({ goes }) => !goes).map(({ mark }) => mark)));
        const renumbered = shuffled.map((step, deliveryId) => ({ ...step, mark: { ...step.mark, deliveryId } }));
        assert.deepEqual(live(renumbered), expected);
      },
    ),
    { numRuns: 2_000 },
  );
});
