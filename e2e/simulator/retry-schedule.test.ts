import assert from "node:assert/strict";
import { test } from "node:test";
import { retryWaits } from "#e2e/simulator/retry-schedule.ts";

test("Allo's eight attempts take 27 and a half hours, or as much less as the factor says", () => {
  assert.deepEqual(retryWaits(1), [0, 5000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000]);
  assert.deepEqual(retryWaits(1000), [0, 5, 300, 1800, 7200, 18_000, 36_000, 36_000]);
  assert.deepEqual(retryWaits(null), [0]);
});
