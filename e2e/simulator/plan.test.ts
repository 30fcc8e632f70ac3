import assert from "node:assert/strict";
import { test } from "node:test";
import { flaws } from "#e2e/simulator/flaws.ts";
import { type Planned, type PlanOptions, planRequests } from "#e2e/simulator/plan.ts";
import { readDelivery } from "#lib/allo/read-delivery.ts";

const quiet: PlanOptions = {
  seed: 1,
  count: 200,
  now: Date.parse("2026-03-20T15:00:00Z"),
  duplicates: 0,
  conflicts: 0,
  lookalikes: 0,
  unknown: 0,
  invalid: 0,
  shuffle: 0,
  legacy: false,
};

function plan(options: Partial<PlanOptions>): Planned[] {
  return [...planRequests({ ...quiet, ...options })];
}

function ofKind(planned: Planned[], kind: Planned["kind"]): Planned[] {
  return planned.filter((one) => one.kind === kind);
}

function timesOf(planned: Planned[]): number[] {
  return planned.map(({ body }) => Date.parse(JSON.parse(body.toString()).timestamp));
}

const messy = { duplicates: 5, conflicts: 2, lookalikes: 3, unknown: 10, invalid: 30, shuffle: 40 };

test("the same options give the same requests in the same order", () => {
  assert.deepEqual(plan(messy), plan(messy));
  assert.notDeepEqual(plan(messy), plan({ ...messy, seed: 2 }));
});

test("count is the number of different deliveries; shares are kept to the letter", () => {
  const planned = plan(messy);
  const counts = ["new", "lookalike", "unknown", "duplicate", "conflict", "invalid"].map(
    (kind) => planned.filter((one) => one.kind === kind).length,
  );
  assert.deepEqual(counts, [174, 6, 20, 10, 4, 60]);
  const rightly = planned.filter(({ kind }) => kind !== "invalid");
  assert.equal(new Set(rightly.map(({ webhookId }) => webhookId)).size, 200);
});

test("a duplicate has the bytes of its first, a conflict other ones, a lookalike the bytes under another id", () => {
  const planned = plan(messy);
  const first = new Map(ofKind(planned, "new").map((one) => [one.webhookId, one.body.toString()]));
  for (const { webhookId, body } of ofKind(planned, "duplicate")) assert.equal(first.get(webhookId), body.toString());
  for (const { webhookId, body } of ofKind(planned, "conflict")) {
    assert.ok(first.has(webhookId) && first.get(webhookId) !== body.toString());
  }
  const bodies = new Set(first.values());
  for (const { webhookId, body } of ofKind(planned, "lookalike")) {
    assert.ok(!first.has(webhookId) && bodies.has(body.toString()));
  }
});

test("without shuffling deliveries come in the order of their events; with it they come late", () => {
  const times = timesOf(plan({}));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  const late = (shuffle: number) => {
    const shuffled = timesOf(plan({ shuffle }));
    const places = shuffled.toSorted((a, b) => a - b);
    return shuffled.reduce((sum, time, at) => sum + Math.abs(places.indexOf(time) - at), 0) / shuffled.length;
  };
  assert.ok(late(5) > 0 && late(5) < 10 && late(100) > 30);
});

test("every kind of broken signature comes round", () => {
  const used = new Set(ofKind(plan({ invalid: 30 }), "invalid").map(({ flaw }) => flaw));
  assert.deepEqual(used, new Set(Object.keys(flaws)));
});

test("what is called unknown is a problem to the inbox, each in its own bytes", () => {
  const unknown = ofKind(plan({ unknown: 10 }), "unknown");
  for (const { topic, body } of unknown) assert.ok(readDelivery(body, "signed").problem, topic);
  assert.equal(new Set(unknown.map(({ body }) => body.toString("hex"))).size, unknown.length);
  assert.equal(plan({ unknown: 100, duplicates: 5, invalid: 5 }).length, 200);
});

test("older formats are read as the events that they are", () => {
  const planned = plan({ legacy: true, topics: ["call.completed", "sms.received", "sms.sent", "contact.created"] });
  const seen = new Map<string, string>();
  for (const { topic, body } of planned) {
    const reading = readDelivery(body, "token");
    assert.equal(reading.problem, null, body.toString());
    seen.set(topic, reading.topic);
  }
  assert.deepEqual(Object.fromEntries([...seen].toSorted()), {
    CALL_RECEIVED: "call.completed",
    CONTACT_CREATED: "contact.created",
    SMS_RECEIVED: seen.get("SMS_RECEIVED"),
    SMS_SENT: "sms.sent",
    "event call.received": "call.completed",
  });
  assert.match(seen.get("SMS_RECEIVED") ?? "", /^sms\.(received|sent)$/);
});
