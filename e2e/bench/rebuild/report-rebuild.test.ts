import assert from "node:assert/strict";
import { test } from "node:test";
import { reportRebuild } from "#e2e/bench/rebuild/report-rebuild.ts";

const result = {
  count: 1_000_000,
  attempts: 1_040_000,
  seconds: 100,
  memory: { 10: 100e6, 50: 110e6, 100: 125e6 },
  ingestPerSecond: 2_000,
};

test("compares with the ingest, and the end with the beginning", () => {
  const text = reportRebuild(result);
  assert.match(text, /^\| 1,000,000 +\| 100 \| +10000 \| +2000 \| +5\.00 \| +100 \| +110 \| +125 \|$/m);
  assert.match(text, /^- Reads 5\.0 times .* \(target >= 5\)$/m);
  assert.match(text, /^- Memory at the end is 1\.25 .* \(target <= 1\.25\)$/m);
});

test("says what misses its target, and what is not known", () => {
  const slow = reportRebuild({ ...result, seconds: 101, memory: { 10: 100e6, 50: 110e6, 100: 126e6 } });
  assert.match(slow, /\(target >= 5: MISSED\)$/m);
  assert.match(slow, /\(target <= 1\.25: MISSED\)$/m);
  assert.match(
    reportRebuild({ ...result, memory: { 10: null, 50: null, 100: null } }),
    /^- This system does not tell/m,
  );
});
