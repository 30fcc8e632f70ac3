import assert from "node:assert/strict";
import { test } from "node:test";
import { type FailuresOfHour, senderFailing } from "#lib/health/sender-countdown.ts";

const START = Date.parse("2026-03-16T09:16:52.000Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const hour = (first: number, last = first, count = 1): FailuresOfHour => ({
  firstAt: START + first,
  lastAt: START + last,
  count,
});

test("a short outage arms nothing", () => {
  assert.equal(senderFailing([], null), null);
  assert.deepEqual(senderFailing([hour(0, 305_000, 3), hour(11.9 * HOUR)], null), {
    failures: 4,
    firstAt: START,
    lastAt: START + 11.9 * HOUR,
    turnsOffAt: null,
  });
});

test("failures twelve hours apart within a day begin the five days, at the later of the two", () => {
  const failing = senderFailing([hour(0), hour(12.5 * HOUR), hour(20 * HOUR), hour(40 * HOUR)], null);
  assert.equal(failing?.turnsOffAt, START + 12.5 * HOUR + 5 * DAY);
});

test("failures that are further apart than a day do not", () => {
  assert.equal(senderFailing([hour(0), hour(25 * HOUR), hour(50 * HOUR)], null)?.turnsOffAt, null);
});

test("any success ends it, and what failed before counts no more", () => {
  const hours = [hour(0), hour(12.5 * HOUR), hour(20 * HOUR, 20.5 * HOUR, 9)];
  assert.equal(senderFailing(hours, START + 21 * HOUR), null);
  assert.deepEqual(senderFailing(hours, START + 20.2 * HOUR), {
    failures: 1,
    firstAt: START + 20.5 * HOUR,
    lastAt: START + 20.5 * HOUR,
    turnsOffAt: null,
  });
});
