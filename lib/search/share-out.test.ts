import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shareOut } from "#lib/search/share-out.ts";

test("equal shares, and what one leaves goes to the others", () => {
  assert.deepEqual(shareOut([10, 10], 10), [5, 5]);
  assert.deepEqual(shareOut([2, 100, 100], 20), [2, 9, 9]);
  assert.deepEqual(shareOut([0, 3], 20), [0, 3]);
  assert.deepEqual(shareOut([5, 5, 5], 2), [1, 1, 0]);
});

test("all that there is room for, and never more of one than it has", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { maxLength: 5 }), fc.integer({ min: 1, max: 200 }), (counts, limit) => {
      const shares = shareOut(counts, limit);
      assert.ok(shares.every((share, index) => share <= (counts[index] ?? 0)));
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
      assert.equal(sum(shares), Math.min(limit, sum(counts)));
    }),
  );
});
