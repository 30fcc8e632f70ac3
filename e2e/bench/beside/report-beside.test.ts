import assert from "node:assert/strict";
import { test } from "node:test";
import type { Stretch } from "#e2e/bench/beside/measure-beside.ts";
import { reportBeside } from "#e2e/bench/beside/report-beside.ts";

const plan = { rounds: 3, perSecond: 100, warmSeconds: 2, seconds: 8 };

function stretch(p99: number, more: Partial<Stretch> = {}): Stretch {
  return { p50: p99 / 4, p95: p99 / 2, p99, failed: 0, answered: 500, unanswered: 0, stillReading: true, ...more };
}

test("takes the ratios within each round, and their median", () => {
  const rounds = [
    { idle: stretch(2), busy: stretch(6) },
    { idle: stretch(20), busy: stretch(20) },
    { idle: stretch(4), busy: stretch(20) },
  ];
  const text = reportBeside(rounds, 10_000, plan);
  assert.match(text, /^- p99 beside \/ p99 alone = 3\.00, 1\.00 to 5\.00 in single rounds \(target <= 3\)$/m);
  assert.match(text, /^- Beside them 50\.0 searches and lists a second were answered$/m);
  assert.match(text, /^\| nothing beside +\| 1\.00 \| 2\.00 \| 4\.00 \|$/m);
  assert.doesNotMatch(text, /FAILED|BEFORE/);
});

test("says what misses the target, what failed and what was done too soon", () => {
  const rounds = [{ idle: stretch(2), busy: stretch(6.1, { failed: 2, unanswered: 1, stillReading: false }) }];
  const text = reportBeside(rounds, 10_000, plan);
  assert.match(text, /\(target <= 3: MISSED\)$/m);
  assert.match(text, /^- 3 requests FAILED$/m);
  assert.match(text, /^- In 1 of 1 rounds it had read everything BEFORE the end$/m);
});
