import assert from "node:assert/strict";
import { test } from "node:test";
import { reportVisible } from "#e2e/bench/visible/report-visible.ts";

test("shows when it was told and when the row stood there", () => {
  const told = { p50: 50, p95: 81.25, p99: 90 };
  const row = { p50: 99.96, p95: 120, p99: 150 };
  assert.match(
    reportVisible([{ path: "/calls", told, row }], 100),
    /^\| \/calls +\| +50\.0 \| 81\.3 \| +100\.0 \| 120 \|$/m,
  );
});
