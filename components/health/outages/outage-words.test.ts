import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isRestart,
  lengthOf,
  mayBeOff,
  outageCause,
  outageTitle,
  refusedWords,
} from "#components/health/outages/outage-words.ts";
import type { Outage } from "#lib/api/sender.ts";

const outage: Outage = {
  id: 1,
  kind: "down",
  startedAt: "2026-03-16T09:00:00.000Z",
  endedAt: "2026-03-16T09:00:04.000Z",
  uncertainMs: 0,
  detail: "stopped",
  refused: 0,
  late: { count: 0, newest: [] },
  missing: { underWay: 0, givenUp: 0, messages: [] },
};

test("a short stop that cost nothing is a restart", () => {
  assert.equal(outageTitle(outage), "Restart");
  assert.equal(isRestart({ ...outage, endedAt: "2026-03-16T09:10:00.000Z" }), false);
  assert.equal(isRestart({ ...outage, late: { count: 1, newest: [] } }), false);
  assert.equal(isRestart({ ...outage, kind: "storage" }), false);
});

test("what goes on is as long as it is by now", () => {
  assert.equal(lengthOf(outage, Number.NaN), 4000);
  assert.equal(lengthOf({ ...outage, endedAt: null }, Date.parse(outage.startedAt) + 9000), 9000);
});

test("after five days Allo may have turned the endpoint off", () => {
  assert.equal(mayBeOff({ ...outage, endedAt: "2026-03-21T08:59:59.000Z" }), false);
  assert.equal(mayBeOff({ ...outage, endedAt: "2026-03-21T09:00:00.000Z" }), true);
});

test("each cause comes with its cure", () => {
  assert.match(outageCause({ kind: "storage", detail: "SQLITE_FULL" }), /Make room/);
  assert.match(outageCause({ kind: "storage", detail: "SQLITE_IOERR_WRITE" }), /SQLITE_IOERR_WRITE/);
  assert.match(outageCause({ kind: "down", detail: "killed" }), /ten seconds/);
  assert.match(outageCause({ kind: "no_secret", detail: null }), /ALLO_WEBHOOK_SECRET/);
  assert.equal(refusedWords(0), null);
  assert.equal(refusedWords(1200), "1,200 requests were turned away");
});
