import assert from "node:assert/strict";
import { test } from "node:test";
import {
  lateWords,
  notUnderWayWords,
  refusedTimes,
  shareWords,
  unsignedWords,
} from "#components/health/sender/try-words.ts";

test("a late delivery tells on which try it came, and how late", () => {
  assert.equal(lateWords({ number: 4, lateMs: 2_105_000 }), "Allo’s try 4 of 8, 35 min 5 s late");
  assert.equal(lateWords({ number: null, lateMs: 60_000 }), "not on Allo’s schedule, 1 min late");
});

test("what was turned away tells how often", () => {
  assert.equal(refusedTimes({ refused: 1, number: 1 }), "turned away once");
  assert.equal(refusedTimes({ refused: 3, number: 3 }), "turned away 3 times");
  assert.equal(refusedTimes({ refused: 2, number: 5 }), "turned away 2 times, the last was Allo’s try 5 of 8");
});

test("what Allo has given up is missing, though nothing is on its way", () => {
  assert.equal(notUnderWayWords({ givenUp: 0 }), "Nothing that was turned away lately is missing.");
  assert.equal(notUnderWayWords({ givenUp: 1 }), "Allo has given up 1 message that was turned away.");
  assert.equal(notUnderWayWords({ givenUp: 2000 }), "Allo has given up 2,000 messages that were turned away.");
});

test("shares", () => {
  assert.equal(shareWords(0, 0), "0 %");
  assert.equal(shareWords(1, 100_000), "< 0.1 %");
  assert.equal(shareWords(4, 1000), "0.4 %");
  assert.equal(shareWords(500, 1000), "50 %");
  assert.equal(shareWords(9995, 10_000), "100.0 %");
});

test("where nothing was signed, no try is told", () => {
  const week = (deliveries: number) => ({ deliveries, late: [], deafMs: 0 });
  assert.match(unsignedWords({ lastDeliveryAt: null, week: week(3) }) ?? "", /^Nothing that came lately was signed/);
  assert.equal(unsignedWords({ lastDeliveryAt: null, week: week(0) }), null);
  assert.equal(unsignedWords({ lastDeliveryAt: "2026-03-16T09:00:00.000Z", week: week(3) }), null);
});
