import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatPosition, parsePosition } from "#lib/transcript/position.ts";
import { parseTimeHash, timeHash } from "#lib/transcript/time-hash.ts";

const typed: [text: string, ms: number | null][] = [
  ["1:02:03", 3_723_000],
  ["95", 95_000],
  ["1h2m", 3_720_000],
  ["2:05.5", 125_500],
  ["2:05,5", 125_500],
  ["90:00", 5_400_000],
  ["1 h 2 min 3 s", 3_723_000],
  ["3 min 20", 200_000],
  ["3m20s", 200_000],
  ["45s", 45_000],
  [" 0:07 ", 7000],
  ["2 H", 7_200_000],
  ["", null],
  ["1:75", null],
  ["1:60:00", null],
  ["soon", null],
  ["-5", null],
  ["1:2:3:4", null],
  ["1e3", null],
  ["Infinity", null],
];

for (const [text, ms] of typed) {
  test(`a time typed as “${text}”`, () => assert.equal(parsePosition(text), ms));
}

test("times are written as clocks show them", () => {
  assert.deepEqual([0, 29_999, 725_000, 3_723_000, 36_000_000, -5].map(formatPosition), [
    "0:00",
    "0:29",
    "12:05",
    "1:02:03",
    "10:00:00",
    "0:00",
  ]);
});

test("what is written can be typed", () => {
  fc.assert(fc.property(fc.nat(999 * 3600), (s) => assert.equal(parsePosition(formatPosition(s * 1000)), s * 1000)));
});

test("an address leads to the very moment that it was made of", () => {
  assert.equal(timeHash(83_200), "#t=83.2");
  fc.assert(fc.property(fc.nat(100_000_000), (ms) => assert.equal(parseTimeHash(timeHash(ms)), ms)));
});

test("addresses made by hand are read too, and others name no moment", () => {
  assert.equal(parseTimeHash("#t=1:02:03"), 3_723_000);
  assert.equal(parseTimeHash("#t=1h2m"), 3_720_000);
  for (const hash of ["", "#", "#t=", "#t=-1", "#content", "#t=1&x", "#t=<b>"]) assert.equal(parseTimeHash(hash), null);
});
