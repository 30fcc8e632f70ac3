import assert from "node:assert/strict";
import { test } from "node:test";
import { fullness, lateness, waiting } from "#lib/alerts/conditions.ts";
import { disabling, failingForwards, type WatchedEndpoint } from "#lib/alerts/endpoint-conditions.ts";
import { type Hourly, silence } from "#lib/alerts/silence.ts";
import { spanWords } from "#lib/alerts/span-words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday at ten. */
const NOW = Date.parse("2026-03-16T10:00:00Z");

test("what a later try of Allo's brought is late, by as much as the schedule says", () => {
  const tried = (number: number, lateMs: number) => ({ number, lateMs });
  assert.equal(lateness([], 1000, 5).holds, false);
  assert.equal(lateness([tried(2, 5000)], 1000, 5).holds, false);
  assert.equal(lateness([tried(3, 5 * MINUTE)], 1000, 6).holds, false);
  const late = lateness([tried(2, 5000), tried(3, 4.5 * MINUTE), tried(5, 2.6 * HOUR)], 1000, 5);
  assert.equal(late.holds, true);
  assert.match(
    late.text,
    /^2 deliveries of the last 15 minutes came on a later try of Allo’s, the latest on try 5, about 2 hours late\.$/,
  );
  assert.match(lateness([tried(4, HOUR), tried(4, HOUR)], 2, 5).text, /^2 deliveries or more of/);
});

test("a disk at its limit neither opens nor ends an alert", () => {
  const used = (percent: number) => fullness({ totalBytes: 1000, freeBytes: 10 * (100 - percent) }, 90).holds;
  assert.deepEqual([80, 87, 89, 90, 99].map(used), [false, false, null, true, true]);
  assert.equal(fullness(null, 90).holds, null);
  const disk = { totalBytes: 100 * 1024 ** 3, freeBytes: 5.25 * 1024 ** 3 };
  assert.equal(fullness(disk, 90).text, "The disk of DATA_DIR is 94 % full, 5.3 GiB are free.");
});

test("who waits for long enough is counted, and never named", () => {
  const since = [NOW - 3 * DAY, NOW - 4 * HOUR, NOW - 3 * HOUR];
  assert.equal(
    waiting(since, 1000, 4, NOW).text,
    "2 people wait for a call back for over 4 hours, the longest for 3 days.",
  );
  assert.equal(waiting(since.slice(2), 1000, 4, NOW).holds, false);
  assert.match(waiting(since, 2, 1, NOW).text, /^2 people or more wait/);
});

/** Ten events in each hour from nine to five, for `weeks` weeks before now. */
function office(weeks: number): { hourly: Hourly; firstHour: number } {
  const hourly = new Map<number, number>();
  const firstHour = NOW - weeks * 7 * DAY;
  for (let hour = firstHour; hour < NOW; hour += HOUR) {
    const ofDay = new Date(hour).getUTCHours();
    if (ofDay >= 9 && ofDay < 17) hourly.set(hour, 10);
  }
  return { hourly, firstHour };
}

test("silence is measured by the same hours of the weeks before", () => {
  const holds = (lastAt: number, now = NOW, weeks = 4, startedAt = 0) =>
    silence({ now, startedAt, lastAt, ...office(weeks) }, 10).holds;
  assert.equal(holds(NOW - HOUR), true, "an hour in which ten were to be expected");
  assert.equal(holds(NOW - HOUR / 2), false);
  assert.equal(holds(NOW - 17 * HOUR + 5 * MINUTE, NOW - 2 * HOUR), false, "a night");
  assert.equal(holds(NOW - HOUR, NOW, 1), null, "one week is no habit");
  assert.equal(holds(NOW - 30 * DAY), true);
  assert.equal(silence({ now: NOW, startedAt: 0, lastAt: null, ...office(4) }, 10).holds, null);
});

test("a silence in which this server was down is none, and its start ends none either", () => {
  const facts = { now: NOW, lastAt: NOW - 20 * HOUR, ...office(4) };
  assert.equal(silence({ ...facts, startedAt: NOW - 10 * MINUTE }, 10).holds, null);
  assert.equal(silence({ ...facts, startedAt: NOW - HOUR }, 10).holds, true);
  assert.equal(silence({ ...facts, startedAt: NOW - 10 * MINUTE, lastAt: NOW - MINUTE }, 10).holds, false);
});

const endpoint: WatchedEndpoint = {
  id: 7,
  name: "CRM",
  paused: false,
  consecutiveFailures: 4,
  firstFailureAt: NOW - 20 * MINUTE,
  armedAt: null,
  offBy: null,
  offReason: null,
};

test("an endpoint that has only failed for a while is told, and none that is not tried", () => {
  assert.deepEqual(failingForwards(endpoint, 10, NOW), {
    rule: "forwards",
    subject: "7",
    name: "CRM",
    holds: true,
    text: "CRM has taken nothing for 20 minutes; 4 tries in a row failed.",
  });
  const holds = (change: Partial<WatchedEndpoint>, minutes = 10) =>
    failingForwards({ ...endpoint, ...change }, minutes, NOW).holds;
  assert.equal(holds({}, 30), false);
  assert.equal(holds({ consecutiveFailures: 0, firstFailureAt: null }), false);
  assert.equal(holds({ paused: true }), null);
  assert.equal(holds({ offBy: "server" }), null);
  assert.equal(holds({ offBy: "person" }), false);
});

test("an endpoint is about to be turned off from the day that this is decided, and until it works or somebody acts", () => {
  assert.equal(disabling(endpoint).holds, false);
  const armed = { ...endpoint, armedAt: NOW };
  assert.match(disabling(armed).text, /will be turned off on 2026-03-21 10:00 UTC/);
  assert.equal(disabling({ ...armed, offBy: "person" }).holds, false);
  const off = disabling({ ...endpoint, offBy: "server", offReason: "It answered 410 Gone." });
  assert.deepEqual([off.holds, off.text], [true, "CRM was turned off. It answered 410 Gone."]);
});

test("spans are whole and short", () => {
  const spans = [30_000, MINUTE, 59 * MINUTE, HOUR, 47 * HOUR, 50 * HOUR].map(spanWords);
  assert.deepEqual(spans, ["under a minute", "1 minute", "59 minutes", "1 hour", "47 hours", "2 days"]);
});
