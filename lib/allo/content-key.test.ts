import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readDelivery } from "#lib/allo/read-delivery.ts";

function key(body: string, format: "signed" | "token" = "signed"): string {
  return readDelivery(Buffer.from(body), format).contentKey;
}

function event(topic: string, data: unknown, timestamp = "2026-03-16T09:16:52.000Z"): string {
  return JSON.stringify({ topic, version: "2.0", timestamp, data });
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, child]) => [name, reversed(child)]),
  );
}

const call = { id: "cll_1", from_number: "+33639980142", tags: ["a", "b"], length_in_minutes: 5 };

test("order of keys, blanks, numbers' spelling and the envelope's time make no difference", () => {
  const body = event("call.completed", call);
  assert.equal(key(body), key(JSON.stringify(reversed(JSON.parse(body)), null, 2)));
  assert.equal(key(body), key(body.replace('"length_in_minutes":5', '"length_in_minutes":5.0')));
  assert.equal(key(body), key(event("call.completed", call, "2026-04-01T00:00:00Z")));
});

test("any payload has one key in any order of its keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      assert.equal(key(event("some.topic", data)), key(event("some.topic", reversed(data))));
    }),
  );
});

test("payloads with different canonical forms have different keys", () => {
  const payloads = [
    null,
    {},
    [],
    "",
    "x",
    1,
    "1",
    [1, 2],
    [12],
    [[1], 2],
    ["1,2"],
    { a: 1 },
    { a: [1] },
    { a: 1, b: 1 },
    { "a:1,b": 1 },
  ];
  assert.equal(new Set(payloads.map((data) => key(event("some.topic", data)))).size, payloads.length);
});

test("an id is the same with a dash or an underscore", () => {
  assert.equal(key(event("call.completed", call)), key(event("call.completed", { ...call, id: "cll-1" })));
  assert.notEqual(key(event("call.completed", call)), key(event("call.completed", { ...call, id: "cll_2" })));
  assert.equal(key(event("tag.added", { call_id: "cll_1" })), key(event("tag.added", { call_id: "cll-1" })));
});

test("topic and state of the content count, also without an id", () => {
  assert.notEqual(key(event("tag.added", { call_id: "c_1" })), key(event("tag.removed", { call_id: "c_1" })));
  assert.notEqual(key(event("call.completed", call)), key(event("call.completed", { ...call, tags: ["b", "a"] })));
  const ring = { from_number: "+33639980142", to_number: "+33199003210", started_at: "2026-03-16T09:12:04Z" };
  assert.equal(key(event("call.received", ring)), key(event("call.received", ring, "2026-03-16T09:12:09Z")));
  assert.notEqual(key(event("call.received", ring)), key(event("call.triggered", ring)));
  assert.notEqual(
    key(event("call.received", ring)),
    key(event("call.received", { ...ring, started_at: "2026-03-16T09:12:05Z" })),
  );
});

test("the old formats have one key for one content", () => {
  const snake = { topic: "CALL_RECEIVED", data: { id: "call_1", start_date: "2026-01-20T10:30:00Z", from_name: "C" } };
  const camel = { topic: "CALL_RECEIVED", data: { id: "call_1", startDate: "2026-01-20T10:30:00Z", fromName: "C" } };
  assert.equal(key(JSON.stringify(snake), "token"), key(JSON.stringify(camel), "token"));
});

test("unreadable bodies are known by their bytes", () => {
  assert.equal(key("{broken"), key("{broken"));
  assert.notEqual(key("{broken"), key("{broken "));
});
