import assert from "node:assert/strict";
import { test } from "node:test";
import type { Accessed } from "#e2e/bench/access/measure-access.ts";
import { reportAccess } from "#e2e/bench/access/report-access.ts";

function accessed(name: string, kind: Accessed["kind"], p95: number, judged = true): Accessed {
  return { name, kind, judged, p50: p95 / 2, p95, p99: p95 * 2 };
}

const counts = { signIns: 10, requests: 20 };

test("judges everything but the hash, and shows that too", () => {
  const results = [
    accessed("whole", "sign-in", 90, false),
    accessed("less the hash", "sign-in", 10),
    accessed("page", "page", 29.94),
    accessed("list", "api", 5),
  ];
  const text = reportAccess(results, 10_000, counts);
  assert.match(text, /^- Slowest p95 but for the hash: 29\.9 ms, page \(target < 30 ms\)$/m);
  assert.match(text, /^Signing in:\n\n.*\n.*\n\| whole +\| 45\.0 \| 90\.0 \| +180 \|$/m);
  assert.match(text, /^The API:\n\n.*\n.*\n\| list +\| 2\.50 \| 5\.00 \| 10\.0 \|$/m);
});

test("says what misses the target", () => {
  assert.match(
    reportAccess([accessed("list", "api", 30)], 10_000, counts),
    /hash: 30\.0 ms, list \(target < 30 ms: MISSED\)$/m,
  );
});
