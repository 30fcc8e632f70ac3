import assert from "node:assert/strict";
import { test } from "node:test";
import { table } from "#e2e/bench/report/table.ts";

test("is Markdown with the columns under one another", () => {
  const lines = table(
    ["name", "p50", "p95"],
    [
      ["first page", "1.2", "13.4"],
      ["detail", "0.05"],
    ],
  ).split("\n");
  assert.deepEqual(lines, [
    "| name       |  p50 |  p95 |",
    "| ---------- | ---: | ---: |",
    "| first page |  1.2 | 13.4 |",
    "| detail     | 0.05 |      |",
  ]);
});
