import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { timeTicks } from "#components/health/charts/time-ticks.ts";

test("a scale is marked at values that are said in few words", () => {
  assert.deepEqual(timeTicks(3.4), [0, 1, 2, 3, 4]);
  assert.deepEqual(timeTicks(61_000), [0, 30_000, 60_000, 90_000]);
  assert.deepEqual(timeTicks(0), [0, 0.5]);
  assert.deepEqual(timeTicks(3 * 3_600_000), [0, 3_600_000, 7_200_000, 10_800_000]);
});

test("it reaches over what is shown, in few steps", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (most) => {
      const ticks = timeTicks(most);
      const [first, last] = [ticks[0], ticks.at(-1)];
      assert.equal(first, 0);
      assert.ok(last !== undefined && last >= most && last > 0 && ticks.length <= 5, `${most}: ${ticks}`);
    }),
  );
});
