import assert from "node:assert/strict";
import { test } from "node:test";
import { createIngest } from "#db/ingest.ts";
import { attempts, conflictingBodies, deliveries } from "#db/schema.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";

test("the verdict follows from id and bytes, and both bodies of a conflict are kept", async (t) => {
  const { ingest, db } = testInbox(t);
  const first = await ingest.store(arrival("msg_1", smsBody("a")));
  assert.deepEqual(first, { status: "stored", id: first.id });
  assert.deepEqual(await ingest.store(arrival("msg_1", smsBody("a"))), { status: "duplicate", id: first.id });
  assert.deepEqual(await ingest.store(arrival("msg_1", smsBody("b"))), { status: "conflict", id: first.id });
  assert.deepEqual(await ingest.store(arrival("msg_1", smsBody("b"))), { status: "conflict", id: first.id });
  assert.equal(db.select().from(deliveries).get()?.body?.toString(), smsBody("a"));
  assert.deepEqual(
    db
      .select()
      .from(conflictingBodies)
      .all()
      .map((row) => row.body.toString()),
    [smsBody("b")],
  );
  assert.deepEqual(
    db
      .select()
      .from(attempts)
      .all()
      .map((row) => row.verdict),
    ["stored", "duplicate", "conflict", "conflict"],
  );
});

test("500 copies at once give exactly one stored", async (t) => {
  const { ingest, db } = testInbox(t);
  const copy = arrival("msg_1", smsBody("a"));
  const results = await Promise.all(Array.from({ length: 500 }, () => ingest.store(copy)));
  const stored = results.filter((result) => result.status === "stored");
  assert.equal(stored.length, 1);
  assert.equal(results.filter((result) => result.status === "duplicate").length, 499);
  assert.equal(new Set(results.map((result) => result.id)).size, 1);
  assert.equal(db.select().from(attempts).all().length, 500);
});

test("arrivals that wait together share one commit", async (t) => {
  const { db, ids, write } = testInbox(t);
  let commits = 0;
  const ingest = createIngest(db, ids, write, () => {
    commits += 1;
  });
  await Promise.all(Array.from({ length: 50 }, (_, i) => ingest.store(arrival(`msg_${i}`, smsBody(`${i}`)))));
  assert.equal(commits, 1);
});

test("a failed commit fails its whole group, acknowledges nothing, and the next group is tried afresh", async (t) => {
  const { db, ids, write } = testInbox(t);
  const failures: unknown[] = [];
  const ingest = createIngest(
    db,
    ids,
    write,
    () => {},
    (cause) => failures.push(cause),
  );
  db.$client.pragma("query_only = ON");
  const refused = await Promise.allSettled(["msg_1", "msg_2"].map((id) => ingest.store(arrival(id, smsBody(id)))));
  assert.deepEqual(
    refused.map((result) => result.status === "rejected" && result.reason.code),
    ["SQLITE_READONLY", "SQLITE_READONLY"],
  );
  assert.equal(failures.length, 1);
  db.$client.pragma("query_only = OFF");
  assert.equal(db.select().from(deliveries).all().length, 0);
  assert.equal((await ingest.store(arrival("msg_1", smsBody("1")))).status, "stored");
});

test("a full disk fails the group whole and is over when there is room again", async (t) => {
  const { ingest, db } = testInbox(t);
  await ingest.store(arrival("msg_0", smsBody("0")));
  const pages = Number(db.$client.pragma("page_count", { simple: true }));
  db.$client.pragma(`max_page_count = ${pages}`);
  const large = smsBody("1", "x".repeat(50_000));
  await assert.rejects(ingest.store(arrival("msg_1", large)), { code: "SQLITE_FULL" });
  assert.equal(db.select().from(attempts).all().length, 1);
  db.$client.pragma("max_page_count = 1000000");
  assert.equal((await ingest.store(arrival("msg_1", large))).status, "stored");
});

test("acknowledged rows are fsynced: the log's connection syncs fully", (t) => {
  const { db } = testInbox(t);
  assert.equal(db.$client.pragma("synchronous", { simple: true }), 2);
  assert.equal(db.$client.pragma("journal_mode", { simple: true }), "wal");
});

test("after closing, waiting arrivals are committed and new ones are refused", async (t) => {
  const { ingest, db } = testInbox(t);
  const waiting = ingest.store(arrival("msg_1", smsBody("1")));
  await ingest.close();
  assert.equal((await waiting).status, "stored");
  await assert.rejects(ingest.store(arrival("msg_2", smsBody("2"))));
  assert.equal(db.select().from(deliveries).all().length, 1);
});
