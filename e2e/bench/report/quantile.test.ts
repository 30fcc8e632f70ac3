import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { median, quantile } from "#e2e/bench/report/quantile.ts";

const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

test("takes the nearest rank of unsorted values", () => {
  assert.equal(quantile(hundred, 0.5), 50);
  assert.equal(quantile(hundred, 0.95), 95);
  assert.equal(quantile(hundred, 0.99), 99);
  assert.equal(quantile(hundred, 1), 100);
  assert.equal(quantile([7], 0.99), 7);
});

test("has no value for nothing", () => {
  assert.ok(Number.isNaN(quantile([], 0.5)));
  assert.ok(Number.isNaN(median([])));
});

test("the median of an even number is between the two in the middle", () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([5, 1, 3]), 3);
});

test("a quantile is one of the values, with at most its share below it", () => {
  const values = fc.array(fc.double({ noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, q) => {
      const found = quantile(list, q);
      assert.ok(list.includes(found));
      assert.ok(list.filter((value) => value <= found).length >= q * list.length);
      assert.ok(list.filter((value) => value < found).length <= q * list.length);
    }),
  );
});
