import assert from "node:assert/strict";
import { test } from "node:test";
import { maxIssues } from "#lib/allo/problem-limits.ts";
import { texts, time } from "#lib/allo/schema-fields.ts";

test("a list with more misfits than are shown is not read to its end", () => {
  const result = texts.safeParse(Array(maxIssues * 10).fill(1));
  assert.equal(result.error?.issues.length, maxIssues);
});

test("a time may be absent, null or empty, but not something else", () => {
  for (const value of [undefined, null, "", "2026-05-12T14:32:11"]) assert.ok(time.safeParse(value).success);
  for (const value of ["soon", 1_710_510_600, {}]) assert.ok(!time.safeParse(value).success);
});
