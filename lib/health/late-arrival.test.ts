import assert from "node:assert/strict";
import { test } from "node:test";
import { lateArrival } from "#lib/health/late-arrival.ts";

const EVENT = Date.parse("2026-03-16T09:16:52.000Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const at = (...offsets: number[]) =>
  offsets.map((offset) => ({ receivedAt: EVENT + offset, webhookTimestamp: Math.floor((EVENT + offset) / 1000) }));

test("what Allo's first try brought is not late, whatever came after it", () => {
  assert.equal(lateArrival(at(800), EVENT), null);
  assert.equal(lateArrival(at(800, 5800, 305_800), EVENT), null);
  assert.equal(lateArrival(at(800), null), null);
  assert.equal(lateArrival([], EVENT), null);
});

test("the first that reached us tells its number, and the event's time when Allo began", () => {
  assert.deepEqual(lateArrival(at(35 * MINUTE + 30_000), EVENT), { number: 4, firstTriedAt: EVENT });
  assert.deepEqual(lateArrival(at(2.6 * HOUR, 7.6 * HOUR), EVENT), { number: 5, firstTriedAt: EVENT });
});

test("without a time of the event, the repeats tell it, and the schedule when Allo began", () => {
  const late = lateArrival(at(0, 10 * HOUR), null);
  assert.deepEqual(late, { number: 6, firstTriedAt: EVENT - 27_305_000 });
});

test("a time that fits no try is told as such", () => {
  assert.deepEqual(lateArrival(at(14 * 24 * HOUR), EVENT), { number: null, firstTriedAt: EVENT + 14 * 24 * HOUR });
});
