import assert from "node:assert/strict";
import { test } from "node:test";
import type { ForwardsResult } from "#e2e/bench/forwards/measure-forwards.ts";
import { reportForwards } from "#e2e/bench/forwards/report-forwards.ts";

const plan = { rounds: 3, endpoints: [1, 10], forwards: 100, perSecond: 20, seconds: 5, queued: 100_000 };

function result(ratios: readonly number[], failed = 0): ForwardsResult {
  const latency = (p99: number) => ({ p50: p99 / 4, p95: p99 / 2, p99 });
  return {
    rates: [
      { endpoints: 1, perSecond: 321.4 },
      { endpoints: 10, perSecond: 654.4 },
    ],
    onward: [{ alone: latency(40), besideDead: latency(44) }],
    rounds: ratios.map((ratio) => ({ none: latency(4), queued: latency(4 * ratio) })),
    failed,
  };
}

test("takes the ratios within each round, and their median", () => {
  const text = reportForwards(result([1, 2, 9]), plan);
  assert.match(text, /^\| 10 +\| +654 \|$/m);
  assert.match(
    text,
    /^- p99 with 100,000 queued \/ p99 with none = 2\.00, 1\.00 to 9\.00 in single rounds \(target <= 2\)$/m,
  );
  assert.match(text, /^- p95 to the endpoint beside one that never answers .* = 1\.10 \(target <= 1\.2\)$/m);
  assert.match(text, /^\| the endpoint alone +\| +10\.0 \| +20\.0 \| +40\.0 \|$/m);
  assert.doesNotMatch(text, /FAILED|MISSED/);
});

test("says what misses the target and what failed", () => {
  const text = reportForwards(result([2.1], 3), plan);
  assert.match(text, /\(target <= 2: MISSED\)$/m);
  assert.match(text, /^- 3 requests FAILED$/m);
});
