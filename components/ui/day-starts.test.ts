import assert from "node:assert/strict";
import { test } from "node:test";
import { dayStarts } from "#components/ui/day-starts.ts";

test("the first row of each day is marked, in the reader's zone", () => {
  const moments = ["2026-03-17T01:00:00.000Z", "2026-03-16T23:30:00.000Z", "2026-03-16T22:30:00.000Z"];
  assert.deepEqual(dayStarts(moments, "UTC"), [true, true, false]);
  assert.deepEqual(dayStarts(moments, "Europe/Paris"), [true, false, true]);
  assert.deepEqual(dayStarts([], "UTC"), []);
});
