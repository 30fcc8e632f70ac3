import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatAgo,
  formatClock,
  formatDate,
  formatDay,
  formatExact,
  formatMinute,
  formatSpan,
} from "#components/ui/format-time.ts";

const at = new Date("2026-03-16T23:16:53.318Z");

test("a moment is written in the reader's zone", () => {
  assert.equal(formatExact(at, "UTC"), "16 Mar 2026, 23:16:53.318 UTC");
  assert.equal(formatExact(at, "Europe/Paris"), "17 Mar 2026, 00:16:53.318 CET");
  assert.equal(formatClock(at, "Europe/Paris"), "00:16:53");
  assert.equal(formatMinute(at, "Asia/Kolkata"), "04:46");
  assert.equal(formatDate(at, "America/New_York"), "16 Mar 2026");
});

test("a day is today, yesterday or a date, by the reader's midnight", () => {
  const now = Date.parse("2026-03-17T10:00:00Z");
  assert.equal(formatDay(at, "Europe/Paris", now), "Today");
  assert.equal(formatDay(at, "UTC", now), "Yesterday");
  assert.equal(formatDay(new Date("2026-03-01T12:00:00Z"), "UTC", now), "Sunday, 1 March 2026");
});

test("yesterday is right on the days when clocks change", () => {
  // In Paris, 29 March 2026 has 23 hours and 25 October 2026 has 25.
  const shortDay = Date.parse("2026-03-29T22:30:00Z");
  assert.equal(formatDay(new Date("2026-03-29T12:00:00Z"), "Europe/Paris", shortDay), "Yesterday");
  const longDay = Date.parse("2026-10-25T22:59:00Z");
  assert.equal(formatDay(new Date("2026-10-24T12:00:00Z"), "Europe/Paris", longDay), "Yesterday");
});

test("an age has one unit", () => {
  const ages: [number, string][] = [
    [-5_000, "now"],
    [1_999, "now"],
    [2_000, "2 s ago"],
    [59_999, "59 s ago"],
    [60_000, "1 min ago"],
    [3_599_999, "59 min ago"],
    [3_600_000, "1 h ago"],
    [86_399_999, "23 h ago"],
    [86_400_000, "1 d ago"],
  ];
  for (const [age, text] of ages) assert.equal(formatAgo(1_000_000_000 - age, 1_000_000_000), text);
});

test("a span has at most two units", () => {
  const spans: [number, string][] = [
    [0, "0 ms"],
    [850, "850 ms"],
    [999.7, "1 s"],
    [1_300, "1.3 s"],
    [2_000, "2 s"],
    [42_900, "42 s"],
    [255_000, "4 min 15 s"],
    [7_500_000, "2 h 5 min"],
    [273_600_000, "3 d 4 h"],
    [-1_300, "1.3 s"],
  ];
  for (const [span, text] of spans) assert.equal(formatSpan(span), text);
});
