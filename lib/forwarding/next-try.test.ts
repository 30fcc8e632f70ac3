import assert from "node:assert/strict";
import { test } from "node:test";
import { nextTryAt } from "#lib/forwarding/next-try.ts";

const HOUR = 3_600_000;

test("waits as Allo does, and gives up after the eighth try", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => nextTryAt(tries, 0, 0, null));
  assert.deepEqual(waits, [5_000, 300_000, 1_800_000, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]);
  assert.equal(nextTryAt(8, 0, 0, null), null);
  assert.equal(nextTryAt(8, 0, 0, 60_000), null);
});

test("spreads the waits by a tenth, upwards only", () => {
  assert.equal(nextTryAt(1, 1_000, 1, null), 6_500);
  assert.equal(nextTryAt(1, 1_000, 0.5, null), 6_250);
});

test("a receiver may ask for more time, up to a day, and never for less", () => {
  assert.equal(nextTryAt(1, 0, 0, 60_000), 60_000);
  assert.equal(nextTryAt(4, 0, 0, 60_000), 2 * HOUR);
  assert.equal(nextTryAt(1, 0, 0, 1e12), 24 * HOUR);
});
