import assert from "node:assert/strict";
import { test } from "node:test";
import { createClearAway } from "#db/forwards/clear-away.ts";
import { createForwardQueue } from "#db/forwards/forward-queue.ts";
import { createRecoveries } from "#db/forwards/recoveries.ts";
import type { Db } from "#db/open.ts";
import { testInbox } from "#db/testing.ts";

const now = () => 0;
const nothing = () => {};

for (const [what, make, source, plan] of [
  [
    "what was given up, in the order of arrival from a time on",
    (db) => createRecoveries(db, now, nothing),
    /^\s*select forwards.id.*state = 'failed'/s,
    /forwards_failed \(endpoint_id=\? AND [^"]*delivery_id/,
  ],
  [
    "what a cancelled recovery has not sent",
    (db) => createClearAway(db, now, nothing),
    /^select id from forwards where recovery_id/,
    /forwards_recovery \(recovery_id=\?\)/,
  ],
  [
    "what was owed to a removed endpoint",
    (db) => createClearAway(db, now, nothing),
    /^select id from forwards where endpoint_id/,
    /forwards_endpoint \(endpoint_id=\?\)/,
  ],
  [
    "what is due",
    (db) => createForwardQueue(db, now),
    /^select "id", "endpoint_id".*'pending'/s,
    /forwards_due \(endpoint_id=\? AND due_at<\?\)/,
  ],
] as [string, (db: Db) => unknown, RegExp, RegExp][]) {
  test(`${what} is found along an index`, (t) => {
    const { db } = testInbox(t);
    const prepare = db.$client.prepare.bind(db.$client);
    const seen: string[] = [];
    db.$client.prepare = (statement: string) => {
      seen.push(statement);
      return prepare(statement);
    };
    make(db);
    const query = seen.find((one) => source.test(one)) ?? assert.fail("no such query");
    const values = [...query.matchAll(/\?/g)].map(() => 1);
    const steps = JSON.stringify(prepare(`explain query plan ${query}`).all(...values));
    assert.match(steps, plan);
    assert.doesNotMatch(steps, /SCAN|TEMP B-TREE/);
  });
}
