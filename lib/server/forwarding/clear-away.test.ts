import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { getForward, listForwardsOf } from "#db/forwards/list-forwards.ts";
import { replay, retryNow } from "#db/forwards/send-again.ts";
import { smsBody } from "#db/testing.ts";
import { testForwarding } from "#lib/server/forwarding/testing.ts";

const COUNT = 60;

type Forwarding = ReturnType<typeof testForwarding>;

function rowsOf({ db }: Forwarding): Record<string, unknown> {
  const tables = ["endpoints", "forwards", "forward_order", "forward_attempts", "recoveries"];
  return Object.fromEntries(
    tables.map((table) => [table, db.$client.prepare(`select count(*) from ${table}`).pluck().get()]),
  );
}

/** From now on each look at the watch takes a millisecond, so that a budget is so many steps on any machine. */
function slowWatch(t: TestContext): void {
  let milliseconds = 0;
  t.mock.method(performance, "now", () => milliseconds++);
}

/** Messages of one number, owed in this order. */
async function deliverMany(inbox: Forwarding, from = 0, upTo = COUNT): Promise<number[]> {
  const ids: number[] = [];
  for (let index = from; index < upTo; index++) ids.push(await inbox.deliver(`msg_${index}`, smsBody(`sms_${index}`)));
  return ids;
}

function recoverAll(inbox: Forwarding, endpointId: number): number {
  const range = { endpointId, kind: "all", since: 0, until: Date.now() + 1 } as const;
  const { id } = inbox.recoveries.begin(range, "ada@example.com", COUNT);
  while (!inbox.recoveries.follow(1_000));
  return id;
}

test("an endpoint that was removed is gone at once, and its rows little by little, through restarts", async (t) => {
  const inbox = testForwarding(t, ({ endpointId }) => ({ status: endpointId === left?.id ? 200 : 500 }));
  const [left, removed] = [inbox.endpoint(), inbox.endpoint({ secret: "sealed" })];
  inbox.start();
  const [delivery = 0] = await deliverMany(inbox);
  await inbox.advance(10_000);
  recoverAll(inbox, removed.id);
  const [forward] = inbox.forwardsOf(removed.id);
  const kept = inbox.forwardsOf(left.id);
  const before = rowsOf(inbox);
  inbox.sent.length = 0;

  assert.equal(inbox.store.remove(removed.id), true);
  assert.equal(inbox.store.remove(removed.id), false);
  assert.deepEqual([inbox.store.get(removed.id), inbox.store.all().length], [null, 1]);
  assert.deepEqual(rowsOf(inbox), { ...before, recoveries: 0 }, "nothing else is done at once");
  const sealed = inbox.db.$client.prepare("select secret from endpoints where id = ?").pluck().get(removed.id);
  assert.equal(sealed, "");
  assert.equal(getForward(inbox.db, forward?.id ?? 0), null);
  assert.deepEqual(new Set(listForwardsOf(inbox.db, delivery).map(({ endpointId }) => endpointId)), new Set([left.id]));
  assert.deepEqual(retryNow(inbox.db, forward?.id ?? 0, Date.now()), { ok: false, reason: "unknown" });
  assert.deepEqual(replay(inbox.db)(delivery, removed.id, Date.now()), { ok: false, reason: "unknown" });
  inbox.wake();
  await deliverMany(inbox, COUNT, COUNT + 1);
  await inbox.advance(60_000);
  assert.deepEqual([...new Set(inbox.sent.map(({ endpointId }) => endpointId))], [left.id]);

  slowWatch(t);
  let rounds = 1;
  while (!inbox.clearAway(10)) rounds += 1;
  assert.ok(rounds > COUNT / 10, `${rounds} rounds`);
  assert.equal(inbox.forwardsOf(left.id).length, kept.length + 1);
  const { endpoints, forwards } = rowsOf(inbox);
  assert.deepEqual([endpoints, forwards], [1, kept.length + 1]);
  const orphans = inbox.db.$client.pragma("foreign_key_check");
  assert.deepEqual(orphans, []);
  const others = inbox.db.$client.prepare("select count(*) from forward_attempts where endpoint_id <> ?").pluck();
  assert.equal(others.get(left.id), 0);
});

test("a forward with many tries is not deleted in one go", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 500 }));
  const { id } = inbox.endpoint();
  inbox.start();
  await deliverMany(inbox, 0, 1);
  await inbox.advance(1_000);
  const [forward] = inbox.forwardsOf(id);
  const tries = inbox.db.$client.prepare("select count(*) from forward_attempts").pluck();
  const tryAgain = inbox.db.$client.prepare(`
    insert into forward_attempts (forward_id, endpoint_id, at, duration_ms, ok) values (?, ?, 0, 0, 0)`);
  for (let count = 0; count < 99; count++) tryAgain.run(forward?.id, id);
  inbox.store.remove(id);
  slowWatch(t);
  assert.equal(inbox.clearAway(2), false);
  assert.equal(tries.get(), 80);
  while (!inbox.clearAway(2));
  assert.equal(tries.get(), 0);
});

test("nothing of a recovery that was cancelled is sent from then on, whenever its forwards are cleared away", async (t) => {
  const inbox = testForwarding(t, () => ({ status: 200 }));
  await deliverMany(inbox);
  const { id } = inbox.endpoint({ paused: true });
  inbox.start();
  const recovery = recoverAll(inbox, id);
  await deliverMany(inbox, COUNT, COUNT + 2);
  const [, , chosen] = inbox.forwardsOf(id);
  const updates = inbox.db.$client.prepare("select count(*) from forwards where state = 'cancelled'").pluck();
  slowWatch(t);

  assert.equal(inbox.recoveries.cancel(id, recovery), true);
  assert.equal(inbox.recoveries.cancel(id, recovery), false);
  assert.equal(updates.get(), 0, "the decision is one write");
  assert.equal(inbox.clearAway(10), false);
  assert.deepEqual(retryNow(inbox.db, chosen?.id ?? 0, Date.now()), { ok: true });
  inbox.store.pause(id, false);
  inbox.wake();
  await inbox.advance(10_000, 100);
  const sent = inbox.sent.map(({ webhookId }) => webhookId);
  assert.deepEqual(sent.sort(), ["msg_2", `msg_${COUNT}`, `msg_${COUNT + 1}`], "what is asked for by hand is sent");
  while (!inbox.clearAway(10));
  assert.equal(updates.get(), COUNT - 1);
  assert.partialDeepStrictEqual(inbox.recoveries.list(id), [{ state: "cancelled" }]);
});
