import assert from "node:assert/strict";
import { test } from "node:test";
import { createOutageWatch, type Outage } from "#lib/health/outage-watch.ts";

const MINUTE = 60_000;

const told = (changes: readonly Outage[]) =>
  changes.map(({ kind, startedAt, endedAt, refused }) => [kind, startedAt, endedAt, refused]);

test("a database that cannot be written is an outage from the first request to the next that is stored", () => {
  const watch = createOutageWatch([]);
  watch.refused("storage", 1000, "SQLITE_FULL");
  watch.refused("storage", 2000, "SQLITE_FULL");
  assert.deepEqual(told(watch.changes()), [["storage", 1000, null, 2]]);
  assert.deepEqual(watch.changes(), []);
  watch.verified(4000);
  assert.deepEqual(watch.changes(), []);
  watch.stored(5000);
  assert.deepEqual(told(watch.changes()), [["storage", 1000, 5000, 2]]);
  watch.stored(6000);
  assert.deepEqual(watch.changes(), []);
});

test("a disk that takes some and refuses some is one outage", () => {
  const watch = createOutageWatch([]);
  for (const at of [0, 20_000, 40_000]) {
    watch.refused("storage", at, "SQLITE_FULL");
    watch.stored(at + 5000);
  }
  assert.deepEqual(told(watch.changes()), [["storage", 0, 45_000, 3]]);
  watch.refused("storage", 5 * MINUTE, "SQLITE_FULL");
  assert.deepEqual(told(watch.changes()), [["storage", 5 * MINUTE, null, 1]]);
});

test("a small write that succeeds ends it only when nothing failed for a while", () => {
  const watch = createOutageWatch([]);
  watch.tried(0, "SQLITE_IOERR");
  watch.tried(10_000, null);
  assert.deepEqual(told(watch.changes()), [["storage", 0, null, 0]]);
  watch.tried(31_000, null);
  assert.deepEqual(told(watch.changes()), [["storage", 0, 31_000, 0]]);
});

test("one request that no secret signed is nothing; several over a minute, and nothing good between, are", () => {
  const watch = createOutageWatch([]);
  watch.refused("wrong_secret", 0, null);
  watch.refused("wrong_secret", 5000, null);
  watch.verified(10 * MINUTE);
  assert.deepEqual(watch.changes(), []);
  watch.refused("wrong_secret", 20 * MINUTE, null);
  watch.refused("wrong_secret", 25 * MINUTE, null);
  assert.deepEqual(told(watch.changes()), [["wrong_secret", 20 * MINUTE, null, 2]]);
  watch.verified(30 * MINUTE);
  assert.deepEqual(told(watch.changes()), [["wrong_secret", 20 * MINUTE, 30 * MINUTE, 2]]);
});

test("no secret lasts until one is set, also over a restart", () => {
  const before = createOutageWatch([]);
  before.refused("no_secret", 1000, null);
  const open = before.changes();
  const watch = createOutageWatch(open);
  watch.stored(2000);
  watch.verified(2000);
  assert.deepEqual(watch.changes(), []);
  watch.secretSet(3000);
  assert.deepEqual(told(watch.changes()), [["no_secret", 1000, 3000, 1]]);
});

test("what could not be written down is told again, as it is by then", () => {
  const watch = createOutageWatch([]);
  watch.refused("storage", 0, null);
  watch.again(watch.changes());
  watch.stored(5000);
  assert.deepEqual(told(watch.changes()), [["storage", 0, 5000, 1]]);
});
