import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecoveryRange } from "#db/forwards/recoveries.ts";
import { replay, retryNow } from "#db/forwards/send-again.ts";
import { arrival, smsBody } from "#db/testing.ts";
import type { RecoveryKind } from "#lib/forwarding/forward-state.ts";
import { LOOK_TAKES_MS, testForwarding } from "#lib/server/forwarding/testing.ts";

const HOUR = 3_600_000;
/** Hardly any time: walks have to come to their end in pieces, too. */
const PIECE_MS = 2 * LOOK_TAKES_MS;

type Forwarding = ReturnType<typeof testForwarding>;

function count({ recoveries }: Forwarding, range: RecoveryRange): number {
  let counted = { position: 0, count: 0, done: false };
  while (!counted.done) counted = recoveries.count(range, counted, PIECE_MS);
  return counted.count;
}

/** Has it sent again, and gives how many were counted before. */
async function recover(inbox: Forwarding, endpointId: number, kind: RecoveryKind, since: number): Promise<number> {
  const range = { endpointId, kind, since, until: Date.now() + 1 };
  const total = count(inbox, range);
  const { id } = inbox.recoveries.begin(range, "ada@example.com", total);
  while (!inbox.recoveries.follow(PIECE_MS));
  await inbox.advance(HOUR, 60_000);
  const ended = inbox.recoveries.list(endpointId).find((recovery) => recovery.id === id);
  assert.partialDeepStrictEqual(ended, { state: "done", queued: total, total, waiting: 0 });
  return total;
}

/** `count` messages of as many people, an hour apart. */
async function deliverEach(inbox: Forwarding, from: number, upTo: number): Promise<void> {
  for (let index = from; index < upTo; index++) {
    await inbox.deliver(`msg_${index}`, smsBody(`sms_${index}`, "?", `+3363998${String(index).padStart(4, "0")}`));
    await inbox.advance(HOUR, HOUR);
  }
}

test("what was given up since then is tried again, with a schedule of its own", async (t) => {
  let status = 500;
  const inbox = testForwarding(t, () => ({ status }));
  const { id } = inbox.endpoint();
  inbox.start();
  await deliverEach(inbox, 0, 3);
  await inbox.advance(40 * HOUR, 10_000);
  assert.ok(inbox.forwardsOf(id).every(({ state }) => state === "failed"));
  status = 200;
  inbox.sent.length = 0;
  const since = Date.parse(inbox.forwardsOf(id)[1]?.createdAt ?? "");
  assert.equal(await recover(inbox, id, "failed", since), 2);
  assert.deepEqual(inbox.sent.map(({ webhookId }) => webhookId).sort(), ["msg_1", "msg_2"]);
  assert.deepEqual(
    inbox.forwardsOf(id).map(({ state }) => state),
    ["failed", "delivered", "delivered"],
  );
});

test("what an endpoint never got is what came before it was made or while it was off, by its topics", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const begin = Date.now();
  await deliverEach(inbox, 0, 2);
  const { id } = inbox.endpoint({ topics: ["sms.received"] });
  inbox.start();
  await deliverEach(inbox, 2, 4);
  inbox.store.turnOff(id, "by hand");
  await deliverEach(inbox, 4, 5);
  await inbox.deliver("msg_other", JSON.stringify({ topic: "new.topic", version: "2.0", data: {} }));
  inbox.store.turnOn(id);
  inbox.wake();
  assert.equal(await recover(inbox, id, "missing", begin), 3);
  assert.deepEqual(inbox.sent.map(({ webhookId }) => webhookId).sort(), ["msg_0", "msg_1", "msg_2", "msg_3", "msg_4"]);
  assert.equal(await recover(inbox, id, "missing", begin), 0);
});

test("everything since then is sent once more, marked as a replay, and nobody's dedup swallows it", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const { id } = inbox.endpoint();
  inbox.start();
  await deliverEach(inbox, 0, 3);
  const since = Date.parse(inbox.forwardsOf(id)[1]?.createdAt ?? "");
  inbox.sent.length = 0;
  assert.equal(await recover(inbox, id, "all", since), 2);
  assert.deepEqual(
    inbox.sent.map(({ webhookId, isReplay }) => [webhookId, isReplay]),
    [
      ["msg_1", true],
      ["msg_2", true],
    ],
  );
});

test("what came while the clock was ahead is sent again, too", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const begin = Date.now();
  const receive = (name: string, hours: number) =>
    inbox.ingest.store({ ...arrival(name, smsBody(name)), receivedAt: begin + hours * HOUR });
  // Set back by six hours after the third.
  const stored = Promise.all([1, 5, 8, 2, 3].map((hours, index) => receive(`msg_${index}`, hours)));
  t.mock.timers.tick(0);
  await stored;
  const { id } = inbox.endpoint();
  const range = (since: number) =>
    ({ endpointId: id, kind: "all", since: begin + since * HOUR, until: begin + 9 * HOUR }) as const;
  assert.deepEqual(
    [1, 2, 4, 8].map((since) => count(inbox, range(since))),
    [5, 4, 2, 1],
  );
  inbox.readAll();
  assert.deepEqual(
    [1, 2, 4, 8].map((since) => count(inbox, range(since))),
    [5, 4, 2, 1],
  );
});

test("one is replayed as often as it is asked for", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  const { id } = inbox.endpoint();
  inbox.start();
  const delivery = await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(1_000);
  for (let round = 0; round < 2; round++) assert.equal(replay(inbox.db)(delivery, id, Date.now()).ok, true);
  inbox.wake();
  await inbox.advance(1_000);
  assert.deepEqual(
    inbox.sent.map(({ isReplay }) => isReplay),
    [false, true, true],
  );
  assert.deepEqual(replay(inbox.db)(delivery, id + 1, Date.now()), { ok: false, reason: "unknown" });
  assert.deepEqual(replay(inbox.db)(delivery + 1, id, Date.now()), { ok: false, reason: "unknown" });
});

test("a retry by hand goes at once; what is delivered has to be replayed instead", async (t) => {
  const inbox = testForwarding(t, () => ({ status: inbox.sent.length === 0 ? 500 : 200 }));
  const { id } = inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_1", smsBody("sms_1"));
  await inbox.advance(1_000);
  const [forward] = inbox.forwardsOf(id);
  assert.deepEqual(retryNow(inbox.db, forward?.id ?? 0, Date.now()), { ok: true });
  inbox.wake();
  await inbox.advance(1_000);
  assert.equal(inbox.sent.length, 2);
  assert.deepEqual(retryNow(inbox.db, forward?.id ?? 0, Date.now()), { ok: false, reason: "delivered" });
  assert.deepEqual(retryNow(inbox.db, 999, Date.now()), { ok: false, reason: "unknown" });
});

test("cancelled, what is not sent yet never will be, and those behind it do not wait for it", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  await inbox.deliver("msg_0", smsBody("sms_0"));
  const { id } = inbox.endpoint({ paused: true });
  inbox.start();
  const range = { endpointId: id, kind: "missing", since: 0, until: Date.now() + 1 } as const;
  const recovery = inbox.recoveries.begin(range, "ada@example.com", 1);
  while (!inbox.recoveries.follow(1_000));
  assert.partialDeepStrictEqual(inbox.recoveries.list(id), [{ state: "done", queued: 1, waiting: 1 }]);
  await inbox.deliver("msg_1", smsBody("sms_1"));
  assert.equal(inbox.recoveries.cancel(id, recovery.id), true);
  assert.equal(inbox.recoveries.cancel(id, recovery.id), false);
  inbox.store.pause(id, false);
  inbox.wake();
  await inbox.advance(1_000, 100);
  assert.deepEqual(
    inbox.sent.map(({ webhookId }) => webhookId),
    ["msg_1"],
  );
});

for (const [status, state] of [
  [200, "delivered"],
  [500, "cancelled"],
] as const) {
  test(`what is under way when its recovery is cancelled comes to its end: ${status} is ${state}`, async (t) => {
    const inbox = testForwarding(t, () => ({ status, afterMs: 5_000 }));
    await inbox.deliver("msg_0", smsBody("sms_0"));
    const { id } = inbox.endpoint();
    inbox.start();
    const range = { endpointId: id, kind: "missing", since: 0, until: Date.now() + 1 } as const;
    const recovery = inbox.recoveries.begin(range, "ada@example.com", 1);
    while (!inbox.recoveries.follow(1_000));
    await inbox.advance(1_000);
    inbox.recoveries.cancel(id, recovery.id);
    while (!inbox.clearAway(1_000));
    assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state: "cancelled", tries: 0 }]);
    await inbox.advance(HOUR, 60_000);
    assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state, tries: 1, nextAttemptAt: null }]);
    assert.equal(inbox.sent.length, 1);
    assert.equal(count(inbox, range), status === 200 ? 0 : 1);
  });
}

test("what is under way when its endpoint is paused comes to its end, and waits for its next try", async (t) => {
  const inbox = testForwarding(t, () => ({ status: inbox.sent.length < 1 ? 500 : 200, afterMs: 5_000 }));
  const { id } = inbox.endpoint();
  inbox.start();
  await inbox.deliver("msg_0", smsBody("sms_0"));
  await inbox.advance(1_000);
  inbox.store.pause(id, true);
  await inbox.advance(HOUR, 60_000);
  assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state: "pending", tries: 1 }]);
  assert.equal(inbox.sent.length, 1);
  inbox.store.pause(id, false);
  inbox.wake();
  await inbox.advance(10_000);
  assert.partialDeepStrictEqual(inbox.forwardsOf(id), [{ state: "delivered", tries: 2 }]);
});
