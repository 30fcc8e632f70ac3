import assert from "node:assert/strict";
import { test } from "node:test";
import { behindLastRun, createClockSetBack } from "#db/forwards/clock-set-back.ts";
import { beginRun } from "#db/health/server-runs.ts";
import { smsBody, testInbox } from "#db/testing.ts";
import { testForwarding } from "#lib/server/forwarding/testing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const tag = { topic: "tag.added", version: "2.0", timestamp: "2026-03-16T08:00:00Z", data: { call_id: "cll_1" } };

test("a clock that is set back by hours stops nothing that is due, and nothing waits for hours", async (t) => {
  const inbox = testForwarding(t, ({ webhookId }) => ({ status: webhookId === "msg_first" && !mended ? 500 : 200 }));
  let mended = false;
  inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_first", smsBody("sms_1"));
  await inbox.advance(6_000);
  await inbox.deliver("msg_behind", smsBody("sms_2"));
  await inbox.deliver("msg_tag", JSON.stringify(tag));
  await inbox.advance(1_000);
  assert.deepEqual(
    inbox.sent.splice(0).map(({ webhookId }) => webhookId),
    ["msg_first", "msg_first"],
  );
  inbox.setClockBack(3 * HOUR);
  mended = true;
  // Whatever wakes it.
  await inbox.deliver("msg_new", smsBody("sms_3", "?", "+33639980199"));
  await inbox.advance(2 * MINUTE + 1_000);
  assert.deepEqual(
    inbox.sent
      .splice(0)
      .map(({ webhookId }) => webhookId)
      .sort(),
    ["msg_behind", "msg_new", "msg_tag"],
  );
  await inbox.advance(4 * MINUTE);
  assert.deepEqual(
    inbox.sent.map(({ webhookId }) => webhookId),
    ["msg_first"],
    "its next try comes after five minutes",
  );
  assert.deepEqual(inbox.errors, []);
});

test("one that was under way when the clock was set back is tried again in its time", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 500, afterMs: 2_000 }));
  inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(1_000);
  inbox.setClockBack(3 * HOUR);
  await inbox.advance(10_000);
  assert.equal(inbox.sent.length, 2);
});

test("what is drained at a limited rate goes on, whatever the clock does", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const { id } = inbox.endpoint({ paused: true });
  inbox.start();
  for (let index = 0; index < 60; index++)
    await inbox.deliver(`msg_${index}`, smsBody(`sms_${index}`, "?", `+3363998${String(index).padStart(4, "0")}`));
  await inbox.advance(1_000);
  inbox.store.pause(id, false);
  inbox.wake();
  await inbox.advance(100, 10);
  assert.ok(inbox.sent.length > 0 && inbox.sent.length < 20);
  inbox.setClockBack(HOUR);
  await inbox.advance(3_000, 10);
  assert.equal(inbox.sent.length, 60);
});

test("a server that starts with a clock behind that of its last run sees by how much", async (t) => {
  const { db } = testInbox(t);
  assert.equal(behindLastRun(db, 5 * HOUR), 0);
  beginRun(db, 4 * HOUR).beat(5 * HOUR);
  assert.deepEqual([behindLastRun(db, 5 * HOUR), behindLastRun(db, 3 * HOUR)], [0, 2 * HOUR]);
  beginRun(db, 3 * HOUR);
  assert.equal(behindLastRun(db, 3 * HOUR), 2 * HOUR, "its own row counts for nothing");
  beginRun(db, 3 * HOUR + MINUTE);
  assert.equal(behindLastRun(db, 3 * HOUR + MINUTE), 0, "it is told once");
});

test("a long queue is moved in slices, each forward once", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const { id } = inbox.endpoint({ paused: true });
  for (let index = 0; index < 3; index++) await inbox.deliver(`msg_${index}`, smsBody(`sms_${index}`));
  inbox.db.$client.exec(`
    with recursive more (n) as (select 1 union all select n + 1 from more where n < 1000)
    insert into forwards (endpoint_id, delivery_id, topic, origin, state, created_at, due_at)
    select ${id}, 1, 'x', 'replay', iif(n % 2, 'pending', 'delivered'), 0, iif(n % 2, ${9 * HOUR}, null) from more`);
  const setBack = createClockSetBack(inbox.db, Date.now, () => {});
  setBack.note(HOUR);
  let milliseconds = 0;
  t.mock.method(performance, "now", () => milliseconds++);
  let rounds = 1;
  while (!setBack.follow(2)) rounds += 1;
  assert.ok(rounds > 2, `${rounds} rounds`);
  const due = inbox.db.$client
    .prepare("select distinct due_at from forwards where topic = 'x' order by 1")
    .pluck()
    .all();
  assert.deepEqual(due, [null, 8 * HOUR]);
});
