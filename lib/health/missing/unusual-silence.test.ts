import assert from "node:assert/strict";
import { test } from "node:test";
import { SLOT_MS, slotAt, stretchesBefore, unusualSilence } from "#lib/health/missing/unusual-silence.ts";

const week = (7 * 24 * 60) / 5;

test("a stretch is compared with the same hours of the eight weeks before, as far as the number was known", () => {
  const last = 100 * week;
  assert.deepEqual(stretchesBefore(0, last, last + 13).slice(0, 2), [
    { from: last + 1 - week, to: last + 13 - week },
    { from: last + 1 - 2 * week, to: last + 13 - 2 * week },
  ]);
  assert.equal(stretchesBefore(0, last, last + 13).length, 8);
  assert.equal(stretchesBefore(last - 3 * week, last, last + 13).length, 3);
  assert.equal(stretchesBefore(last + 1 - 3 * week, last, last + 13).length, 3);
  assert.equal(stretchesBefore(last + 2 - 3 * week, last, last + 13).length, 2);
});

test("a silence of more than a week is compared with other weeks, not with itself", () => {
  const last = 100 * week;
  const [before] = stretchesBefore(0, last, last + 3 * week);
  assert.deepEqual(before, { from: last + 1 - week, to: last + 1 });
});

test("silence is unusual where less than one in a thousand such stretches is silent", () => {
  assert.deepEqual(unusualSilence([7, 7, 7, 7]), { slots: 7, weeks: 4 });
  assert.equal(unusualSilence([7, 7, 7, 6]), null);
  assert.equal(unusualSilence([12, 12, 12, 12, 12, 12, 12, 12])?.weeks, 8);
});

test("too few weeks tell nothing, and where one was silent too it is nothing new", () => {
  assert.equal(unusualSilence([50, 50, 50]), null);
  assert.equal(unusualSilence([50, 50, 50, 50, 0]), null);
  assert.equal(unusualSilence([]), null);
});

test("a slot begins with its first millisecond", () => {
  assert.equal(slotAt(3 * SLOT_MS), 3);
  assert.equal(slotAt(3 * SLOT_MS - 1), 2);
});
