import assert from "node:assert/strict";
import { test } from "node:test";
import { deliveryBadges } from "#components/deliveries/delivery-badge.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";

const plain: DeliveryItem = {
  id: 1,
  webhookId: "msg_1",
  topic: "call.completed",
  originalTopic: null,
  version: "2.0",
  eventAt: null,
  receivedAt: "2026-03-16T10:00:00.000Z",
  verification: "signed",
  secretLabel: null,
  verdict: "unique",
  attempts: 1,
  lookalikeOf: null,
  problem: null,
  sizeBytes: 2,
  title: "",
  subtitle: "",
};

function labels(changes: Partial<DeliveryItem>): string[] {
  return deliveryBadges({ ...plain, ...changes }).map((badge) => badge.label);
}

test("an ordinary delivery has no badge", () => {
  assert.deepEqual(labels({}), []);
});

test("each remarkable thing has its badge, and all can come together", () => {
  const problem = { kind: "unexpected_content", message: "", issues: [] };
  assert.deepEqual(labels({ verdict: "duplicate", attempts: 3 }), ["Repeated, 3 times"]);
  assert.deepEqual(labels({ verdict: "conflict", attempts: 2, lookalikeOf: 7, problem }), [
    "Problem",
    "Conflict, 2 attempts",
    "Lookalike",
  ]);
});

test("an unknown topic says so, and filters by that topic rather than by problems", () => {
  const problem = { kind: "unknown_topic", message: "", issues: [] };
  const [badge] = deliveryBadges({ ...plain, topic: "call.forwarded", problem });
  assert.equal(badge?.label, "Unknown topic");
  assert.deepEqual(badge?.filter, { topic: ["call.forwarded"] });
});
