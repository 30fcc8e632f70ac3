import assert from "node:assert/strict";
import { test } from "node:test";
import { createAlertFacts } from "#db/health/alert-facts.ts";
import { usualRule } from "#lib/alerts/alert-rule.ts";
import { TEST_USER_AGENT } from "#lib/allo/test-event.ts";
import { testAlerts } from "#lib/server/health/alerts/testing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test("an alert is said once when it begins and once when it is over, also through a restart", async (t) => {
  const inbox = testAlerts(t);
  const [crm, other] = [inbox.endpoint("CRM"), inbox.endpoint("Other")];
  inbox.fails(crm, 20 * MINUTE);
  for (let looks = 0; looks < 5; looks++) {
    await inbox.look();
    inbox.restart();
    inbox.advance(MINUTE);
  }
  assert.deepEqual(inbox.said(), [`opened forwards ${crm}`]);
  inbox.fails(other, 12 * MINUTE);
  inbox.fails(crm, 0);
  for (let looks = 0; looks < 12; looks++) {
    await inbox.look();
    inbox.restart();
    inbox.advance(MINUTE);
  }
  assert.deepEqual(inbox.said().slice(1), [`opened forwards ${other}`, `recovered forwards ${crm}`]);
  const [over] = inbox.log.list(1);
  assert.equal((over?.alert.at ?? 0) - (over?.alert.openedAt ?? 0), 10 * MINUTE);
  assert.equal(inbox.log.states().length, 1, "what is calm is not kept");
});

test("an endpoint that is removed while it fails is over, by the name that it had", async (t) => {
  const inbox = testAlerts(t);
  const crm = inbox.endpoint("CRM");
  inbox.fails(crm, 20 * MINUTE);
  await inbox.look();
  inbox.removeEndpoint(crm);
  await inbox.look();
  inbox.advance(5 * MINUTE);
  await inbox.look();
  assert.deepEqual(inbox.said(), [`opened forwards ${crm}`, `recovered forwards ${crm}`]);
  assert.equal(inbox.log.list(1)[0]?.alert.text, "CRM was removed.");
});

test("who waits too long is told by how many, and only to the channels that were chosen", async (t) => {
  const inbox = testAlerts(t);
  const [first, second] = [inbox.channel("slack"), inbox.channel("email")];
  inbox.watch({ ...usualRule("callbacks"), channels: [second] });
  inbox.waits(1, 5 * HOUR);
  inbox.waits(2, 9 * HOUR);
  inbox.waits(3, HOUR);
  assert.equal(await inbox.look(), true);
  const [{ alert, sends } = { alert: null, sends: [] }] = inbox.log.list(1);
  assert.equal(alert?.text, "2 people wait for a call back for over 4 hours, the longest for 9 hours.");
  assert.deepEqual(
    sends.map(({ channelId, state }) => [channelId, state]),
    [[second, "pending"]],
  );
  assert.notEqual(first, second);
});

test("a delivery is late by the try of Allo's that brought it, not by the time since its event", async (t) => {
  const inbox = testAlerts(t);
  inbox.watch(usualRule("late"));
  inbox.comes("msg_long_call", 20 * MINUTE);
  inbox.comes("msg_recovered", 14 * 24 * HOUR);
  await inbox.look();
  assert.deepEqual(inbox.said(), []);
  inbox.comes("msg_retried", 35 * MINUTE);
  await inbox.look();
  assert.deepEqual(inbox.said(), ["opened late"]);
  inbox.advance(20 * MINUTE);
  for (let looks = 0; looks < 3; looks++) {
    await inbox.look();
    inbox.advance(MINUTE);
  }
  assert.deepEqual(inbox.said(), ["opened late", "recovered late"]);
});

test("a test event of our own ends no silence", (t) => {
  const inbox = testAlerts(t);
  const facts = createAlertFacts(inbox.db);
  assert.equal(facts.lastDeliveryAt(), null);
  const cameAt = inbox.now();
  inbox.comes("msg_1", 0);
  inbox.advance(HOUR);
  inbox.comes("msg_test", 0, TEST_USER_AGENT);
  assert.equal(facts.lastDeliveryAt(), cameAt);
});

test("what is watched by a rule that is off is not looked at", async (t) => {
  const inbox = testAlerts(t);
  inbox.watch({ ...usualRule("callbacks"), enabled: false });
  inbox.waits(1, 5 * HOUR);
  assert.equal(await inbox.look(), false);
  assert.deepEqual(inbox.said(), []);
});

test("no more than a thousand alerts are kept", async (t) => {
  const inbox = testAlerts(t);
  inbox.channel("slack");
  const condition = { rule: "disk", subject: "", name: "", holds: true, text: "" } as const;
  const state = { isOpen: true, otherwiseSince: null, openedAt: 0, toldAt: 0 };
  const one = { condition, state, say: "opened", openedAt: 0, channels: [1] } as const;
  inbox.log.record(
    Array.from({ length: 1010 }, () => one),
    inbox.now(),
  );
  const count = (table: string) => inbox.db.$client.prepare(`select count(*) from ${table}`).pluck().get();
  assert.deepEqual([count("alerts"), count("alert_sends")], [1000, 1000]);
});
