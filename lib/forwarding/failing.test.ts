import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BORNE_MS, type Failing, failedAgain, notFailing } from "#lib/forwarding/failing.ts";

const HOUR = 3_600_000;

/** Fails at each of `hours`; what is announced, and when it is over. */
function failAt(hours: readonly number[]): {
  failing: Failing;
  warnings: [hour: number, percent: number][];
  overAt: number | null;
} {
  let failing = notFailing;
  const warnings: [number, number][] = [];
  let overAt: number | null = null;
  for (const hour of hours) {
    const { failing: after, isOver, warn } = failedAgain(failing, hour * HOUR);
    failing = after;
    if (warn !== null) warnings.push([hour, warn]);
    if (isOver) overAt ??= hour;
  }
  return { failing, warnings, overAt };
}

test("a short outage arms nothing, however often it fails", () => {
  const { failing, warnings } = failAt(Array.from({ length: 100 }, (_, index) => index / 10));
  assert.partialDeepStrictEqual(failing, { consecutiveFailures: 100, firstFailureAt: 0, armedAt: null, warned: 0 });
  assert.deepEqual(warnings, []);
});

test("failures more than a day apart arm nothing", () => {
  assert.equal(failAt([0, 25, 50, 75]).failing.armedAt, null);
  assert.equal(failAt([0, 11, 25]).failing.armedAt, 25 * HOUR);
});

test("failures half a day apart begin five days, and what remains of them is announced three times", () => {
  const { failing, warnings, overAt } = failAt(Array.from({ length: 300 }, (_, hour) => hour));
  assert.equal(failing.armedAt, 12 * HOUR);
  assert.deepEqual(warnings, [
    [12 + 60, 50],
    [12 + 84, 70],
    [12 + 108, 90],
  ]);
  assert.equal(overAt, 12 + BORNE_MS / HOUR);
});

test("one that fails seldom is told the last only", () => {
  assert.deepEqual(failAt([0, 12, 130]).warnings, [[130, 90]]);
});

test("the five days begin with the first failure that lies 12 to 24 hours after any other", () => {
  const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 40 })), { maxLength: 12 });
  fc.assert(
    fc.property(gaps, (waits) => {
      const hours = waits.map((_, index) => waits.slice(0, index + 1).reduce((sum, wait) => sum + wait, 0));
      const isArming = (hour: number, index: number) =>
        hours.slice(0, index).some((earlier) => hour - earlier >= 12 && hour - earlier <= 24);
      const arming = hours.find(isArming);
      assert.equal(failAt(hours).failing.armedAt, arming === undefined ? null : arming * HOUR);
    }),
    { numRuns: 1_000 },
  );
});

test("a clock that is set back delays nothing by more than the rule's own time", () => {
  assert.equal(failAt([100, 10, 21, 23]).failing.armedAt, 23 * HOUR);
  const armed = failAt([100, 112, 13, 133]);
  assert.deepEqual([armed.failing.armedAt, armed.overAt], [13 * HOUR, 133]);
});
