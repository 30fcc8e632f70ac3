import assert from "node:assert/strict";
import { test } from "node:test";
import { forwardAttempts } from "#db/forward-schema.ts";
import { getForward } from "#db/forwards/list-forwards.ts";
import { smsBody } from "#db/testing.ts";
import { testForwarding } from "#lib/server/forwarding/testing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test("what comes is sent at once to each endpoint that wants it, and once", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const early = await inbox.deliver("msg_0", smsBody("sms_0"));
  const [all, texts, calls] = [
    inbox.endpoint(),
    inbox.endpoint({ topics: ["sms.received"] }),
    inbox.endpoint({ topics: ["call.completed"] }),
  ];
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(1_000);
  const to = (id: number) => inbox.sent.filter(({ endpointId }) => endpointId === id).map(({ webhookId }) => webhookId);
  assert.deepEqual([to(all.id), to(texts.id), to(calls.id)], [["msg_1"], ["msg_1"], []]);
  assert.ok(inbox.forwardsOf(all.id).every(({ state, deliveryId }) => state === "delivered" && deliveryId !== early));
  assert.deepEqual(inbox.errors, []);
});

test("a try that fails is made again on Allo's schedule, and given up after the eighth", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 500 }));
  const { id } = inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  const begin = Date.now();
  await inbox.advance(29 * HOUR, 5_000);
  const minutes = inbox.sent.map(({ at }) => Math.round((at - begin) / MINUTE));
  assert.deepEqual(minutes, [0, 0, 5, 35, 155, 455, 1055, 1655]);
  assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state: "failed", tries: 8, nextAttemptAt: null }]);
});

test("Retry-After is honoured, and success ends it", async (t) => {
  const inbox = testForwarding(t, () =>
    inbox.sent.length === 0 ? { status: 429, retryAfterMs: MINUTE } : { status: 204 },
  );
  const { id } = inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(59_000);
  assert.equal(inbox.sent.length, 1);
  await inbox.advance(3_000);
  assert.equal(inbox.sent.length, 2);
  assert.partialDeepStrictEqual(inbox.store.get(id), { consecutiveFailures: 0, firstFailureAt: null });
});

test("410 turns the endpoint off; on again, what waited goes on and what came meanwhile is not owed", async (t) => {
  let status = 410;
  const inbox = testForwarding(t, () => ({ status }));
  const { id } = inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(1_000);
  assert.match(inbox.store.get(id)?.disabledReason ?? "", /410/);
  assert.partialDeepStrictEqual(inbox.news, [{ endpointId: id, kind: "disabled" }]);
  await inbox.deliver("msg_2", smsBody("sms_2"));
  await inbox.advance(HOUR, MINUTE);
  assert.equal(inbox.sent.length, 1);
  status = 200;
  inbox.store.turnOn(id);
  inbox.wake();
  await inbox.deliver("msg_3", smsBody("sms_3"));
  await inbox.advance(5_000, 100);
  assert.deepEqual(inbox.sent.map(({ webhookId }) => webhookId).sort(), ["msg_1", "msg_1", "msg_3"]);
});

test("five days of nothing but failure turn it off, announced at 50, 70 and 90 %", async (t) => {
  const inbox = testForwarding(t, () => ({ status: null }));
  const { id } = inbox.endpoint();
  inbox.start();
  for (let hour = 0; hour < 140; hour++) {
    await inbox.deliver(`msg_${hour}`, smsBody(`sms_${hour}`, "?", `+3363998${String(hour).padStart(4, "0")}`));
    await inbox.advance(HOUR, 15 * MINUTE);
    // However little is kept of tries.
    inbox.db.delete(forwardAttempts).run();
  }
  assert.deepEqual(
    inbox.news.map((news) => (news.kind === "warned" ? news.percent : news.reason)),
    [50, 70, 90, "Nothing but failures for five days."],
  );
  assert.equal(inbox.store.get(id)?.disabledAt !== null, true);
});

test("paused it queues; resumed it sends what queued up one after the other, in the order of events", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200, afterMs: 5 }));
  const { id } = inbox.endpoint({ paused: true });
  inbox.start();
  for (let index = 0; index < 100; index++) await inbox.deliver(`msg_${index}`, smsBody(`sms_${index}`));
  await inbox.advance(HOUR, MINUTE);
  assert.equal(inbox.sent.length, 0);
  inbox.store.pause(id, false);
  inbox.wake();
  await inbox.advance(1_000, 5);
  assert.ok(inbox.sent.length > 25 && inbox.sent.length <= 51, `${inbox.sent.length} in a second`);
  await inbox.advance(5_000, 5);
  assert.deepEqual(
    inbox.sent.map(({ webhookId }) => webhookId),
    Array.from({ length: 100 }, (_, index) => `msg_${index}`),
  );
});

test("a tag waits for its call, except where the endpoint never gets calls", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const [all, tags] = [inbox.endpoint(), inbox.endpoint({ topics: ["tag.added"] })];
  inbox.start();
  const tag = { topic: "tag.added", version: "2.0", timestamp: "2026-03-16T08:00:00Z", data: { call_id: "cll_1" } };
  await inbox.deliver("msg_1", JSON.stringify(tag));
  await inbox.advance(1_000);
  assert.deepEqual(sentTo(), [tags.id]);
  await inbox.advance(2 * MINUTE);
  assert.deepEqual(sentTo(), [tags.id, all.id]);

  function sentTo(): number[] {
    return inbox.sent.map(({ endpointId }) => endpointId);
  }
});

test("what is written down is written once, also where telling of it fails", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 500 }));
  const { id } = inbox.endpoint();
  inbox.breakNews();
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(4_000);
  assert.deepEqual([inbox.sent.length, inbox.errors.length], [1, 1]);
  assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state: "pending", tries: 1 }]);
});

test("one that hangs holds up no other", async (t) => {
  const inbox = testForwarding(t, ({ endpointId }) =>
    endpointId === 1 ? { status: null, afterMs: 20_000 } : { status: 200 },
  );
  inbox.endpoint();
  const healthy = inbox.endpoint();
  inbox.start();
  for (let index = 0; index < 60; index++)
    await inbox.deliver(`msg_${index}`, smsBody(`sms_${index}`, "?", `+3363998${String(index).padStart(4, "0")}`));
  await inbox.advance(1_000, 100);
  assert.equal(inbox.sent.filter(({ endpointId }) => endpointId === healthy.id).length, 60);
  assert.equal(inbox.sent.filter(({ endpointId }) => endpointId !== healthy.id).length, 8);
});

test("what was under way when the process died is sent again, and nothing is lost or owed twice", async (t) => {
  let hangs = true;
  const inbox = testForwarding(t, () => (hangs ? { status: 200, afterMs: 10_000 } : { status: 200 }));
  const { id } = inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(1_000);
  const stopped = inbox.forget();
  hangs = false;
  await inbox.advance(10_000);
  await stopped;
  inbox.owe();
  inbox.start();
  await inbox.advance(1_000);
  assert.deepEqual(
    inbox.sent.map(({ webhookId }) => webhookId),
    ["msg_1", "msg_1"],
  );
  assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state: "delivered", tries: 1 }]);
});

test("a long chain of what is about the same is put off in pieces, and others get their turn", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200, afterMs: HOUR }));
  inbox.endpoint();
  for (let index = 0; index < 200; index++) await inbox.deliver(`msg_${index}`, smsBody(`sms_${index}`));
  const putOff = inbox.db.$client.prepare("select count(*) from forwards where due_at > created_at").pluck();
  let milliseconds = 0;
  t.mock.method(performance, "now", () => milliseconds++);
  inbox.start();
  await inbox.advance(1, 1);
  const first = Number(putOff.get());
  assert.ok(first > 0 && first < 100, `${first} at once`);
  await inbox.advance(1_000, 5);
  assert.deepEqual([putOff.get(), inbox.sent.length], [199, 1]);
});

test("what cannot be sent is given up at once, and the endpoint is not to blame", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const { id } = inbox.endpoint({ paused: true });
  inbox.start();
  const delivery = await inbox.deliver("msg_1", smsBody("sms_1"));
  inbox.db.$client.prepare("update deliveries set body = null where id = ?").run(delivery);
  inbox.store.pause(id, false);
  inbox.wake();
  await inbox.advance(1_000);
  assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state: "failed", tries: 1, nextAttemptAt: null }]);
  assert.partialDeepStrictEqual(inbox.store.get(id), { consecutiveFailures: 0, lastSuccessAt: null });
  assert.deepEqual(inbox.sent, []);
});

test("of a forward that was tried over and over, the last tries are told, oldest first", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const { id } = inbox.endpoint({ paused: true });
  await inbox.deliver("msg_1", smsBody("sms_1"));
  const forwardId = inbox.forwardsOf(id)[0]?.id ?? 0;
  const responseBody = "é".repeat(300);
  const failed = { forwardId, endpointId: id, durationMs: 1, status: 500, ok: false, responseBody };
  const tries = Array.from({ length: 60 }, (_, at) => ({ ...failed, at }));
  inbox.db.insert(forwardAttempts).values(tries).run();
  const told = getForward(inbox.db, forwardId)?.attempts;
  assert.deepEqual(
    told?.map(({ at }) => Date.parse(at)),
    Array.from({ length: 50 }, (_, index) => 10 + index),
  );
  assert.equal(told[0]?.responseBody, responseBody);
  const listed = inbox.forwardsOf(id)[0]?.attempts;
  assert.deepEqual(
    listed?.map(({ at }) => Date.parse(at)),
    Array.from({ length: 8 }, (_, index) => 52 + index),
  );
  assert.partialDeepStrictEqual(listed[0], { status: 500, responseBody: responseBody.slice(0, 200) });
});
