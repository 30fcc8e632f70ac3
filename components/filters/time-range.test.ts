import assert from "node:assert/strict";
import { test } from "node:test";
import { describeRange, rangePresets, readLocalTime, showLocalTime } from "#components/filters/time-range.ts";

const from = new Date("2026-03-09T14:03:00Z");
const to = new Date("2026-03-10T08:00:00Z");

test("a range is said in words", () => {
  assert.equal(describeRange(from, null, "UTC"), "Since 9 Mar 2026, 14:03");
  assert.equal(describeRange(null, to, "UTC"), "Until 10 Mar 2026, 08:00");
  assert.equal(describeRange(from, to, "UTC"), "9 Mar 2026, 14:03 to 10 Mar 2026, 08:00");
  assert.equal(describeRange(null, null, "UTC"), "Any time");
});

test("a field's value and a moment are the same to the minute", () => {
  for (const at of [from, to, new Date("2026-07-01T00:00:00Z")]) {
    assert.equal(readLocalTime(showLocalTime(at))?.getTime(), at.getTime());
  }
  assert.equal(readLocalTime(""), null);
  assert.equal(readLocalTime("soon"), null);
});

test("presets reach back from the moment that they are chosen", () => {
  const now = new Date(2026, 2, 9, 14, 3);
  const starts = new Map(rangePresets.map(({ label, start }) => [label, start?.(now)]));
  assert.equal(starts.get("Any time"), undefined);
  assert.deepEqual(starts.get("Last hour"), new Date(2026, 2, 9, 13, 3));
  assert.deepEqual(starts.get("Today"), new Date(2026, 2, 9));
});
