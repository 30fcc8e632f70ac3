import assert from "node:assert/strict";
import { test } from "node:test";
import { dayStarts } from "#components/deliveries/day-starts.ts";

function at(receivedAt: string) {
  return { receivedAt };
}

test("the first row of each day is marked, in the reader's zone", () => {
  const items = [at("2026-03-17T01:00:00.000Z"), at("2026-03-16T23:30:00.000Z"), at("2026-03-16T22:30:00.000Z")];
  assert.deepEqual(dayStarts(items, "UTC"), [true, true, false]);
  assert.deepEqual(dayStarts(items, "Europe/Paris"), [true, false, true]);
  assert.deepEqual(dayStarts([], "UTC"), []);
});
