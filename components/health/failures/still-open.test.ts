import assert from "node:assert/strict";
import { test } from "node:test";
import { stillOpen } from "#components/health/failures/still-open.ts";

const calm = { outagesGoingOn: 0, failing: null, missing: { underWay: 0, givenUp: 0, messages: [] } };
const none = { ring: 0, tag: 0, transfer: 0, answer: 0, silence: 0 };
const at = "2026-03-16T09:00:00.000Z";

test("nothing is open where nothing goes on, nothing was turned away and nothing is missing", () => {
  assert.deepEqual(stillOpen(calm, none), []);
});

test("whatever is open is said, with the page that tells of it", () => {
  const missing = { ...calm.missing, underWay: 1, givenUp: 1 };
  const failing = { failures: 2, firstAt: at, lastAt: at, turnsOffAt: null };
  assert.deepEqual(
    stillOpen({ outagesGoingOn: 1, failing, missing }, { ...none, ring: 1_000, tag: 1 }).map(({ words, href }) => [
      words,
      href,
    ]),
    [
      ["an outage goes on", "/health/outages"],
      ["what Allo sent last was turned away", "/health/outages"],
      ["2 messages were turned away and have not come since", "/health/outages"],
      ["1,001 events are missing", "/health/missing"],
    ],
  );
  assert.deepEqual(stillOpen(calm, { ...none, silence: 1 })[0]?.words, "1 event is missing");
});
