import assert from "node:assert/strict";
import { test } from "node:test";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import { orderOf } from "#lib/forwarding/order.ts";

const us = "+33199003210";
const them = "+33639980142";

function order(topic: string, data: object) {
  return orderOf(normaliseEvent({ topic, version: "2.0", data }));
}

test("what concerns one call or one number shares a key", () => {
  const ring = order("call.received", { from_number: them, to_number: us });
  const completed = order("call.completed", { id: "cll-1", from_number: them, to_number: us, type: "INBOUND" });
  const message = order("sms.sent", { from_number: us, to_number: them });
  assert.deepEqual(ring, { keys: [`number ${them}`], tells: null, follows: null });
  assert.deepEqual(completed, { keys: ["call cll_1", `number ${them}`], tells: "call cll_1", follows: null });
  assert.deepEqual(message.keys, ring.keys);
});

test("tags and summaries follow their call, whatever the spelling of its id", () => {
  const follows = { keys: ["call cll_1"], tells: null, follows: "call cll_1" };
  assert.deepEqual(order("tag.added", { call_id: "cll-1", tag_name: "VIP" }), follows);
  assert.deepEqual(order("tag.removed", { call_id: "cll_1" }), follows);
  assert.deepEqual(order("summary.updated", { id: "cll_1", content: "x" }), follows);
});

test("contacts go by their id; hidden numbers and the unknown go as they come", () => {
  assert.deepEqual(order("contact.updated", { id: "con-9" }).keys, ["contact con_9"]);
  for (const [topic, data] of [
    ["call.received", { from_number: "anonymous", to_number: us }],
    ["tag.added", {}],
    ["new.topic", { id: "x" }],
  ] as const)
    assert.deepEqual(order(topic, data), { keys: [], tells: null, follows: null });
  assert.deepEqual(orderOf(null), { keys: [], tells: null, follows: null });
});
