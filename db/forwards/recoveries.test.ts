import assert from "node:assert/strict";
import { test } from "node:test";
import { createRecoveries } from "#db/forwards/recoveries.ts";
import { testInbox } from "#db/testing.ts";

test("what was given up is walked along an index, from the time on that was asked for", (t) => {
  const { db } = testInbox(t);
  const prepare = db.$client.prepare.bind(db.$client);
  const seen: string[] = [];
  db.$client.prepare = (source: string) => {
    seen.push(source);
    return prepare(source);
  };
  createRecoveries(
    db,
    () => 0,
    () => {},
  );
  const source = seen.find((one) => one.includes("state = 'failed'")) ?? assert.fail("no such query");
  const values = [...source.matchAll(/\?/g)].map(() => 1);
  const plan = JSON.stringify(prepare(`explain query plan ${source}`).all(...values));
  assert.match(plan, /forwards_failed \(endpoint_id=\? AND [^"]*delivery_id/);
  assert.doesNotMatch(plan, /SCAN|TEMP B-TREE/);
});
