import assert from "node:assert/strict";
import { test } from "node:test";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import { findingId } from "#lib/health/contract/finding-id.ts";
import { jsonTypes, jsonTypesIn } from "#lib/health/contract/json-type.ts";
import { misfitsOf } from "#lib/health/contract/misfits-of.ts";

const sms = { id: "msg_1", direction: "INBOUND", type: "SMS", content: "hi", from_number: "+33", to_number: "+33" };

function found(body: object | string): string[] {
  const event = normaliseEvent(JSON.parse(typeof body === "string" ? body : JSON.stringify(body)));
  assert.ok(event);
  return misfitsOf(event).map(({ kind, path, value, types }) =>
    [kind, path, value, kind === "value" ? null : jsonTypesIn(types).join("+")].filter(Boolean).join(" "),
  );
}

function message(data: object, envelope: object = {}): object {
  return { topic: "sms.received", version: "2.0", timestamp: "2026-03-17T08:01:13.000Z", data, ...envelope };
}

test("every kind of departure is told where it is", () => {
  assert.deepEqual(found(message(sms)), []);
  assert.deepEqual(found(message({ ...sms, sentiment: 0.8 })), ["field data.sentiment number"]);
  assert.deepEqual(found(message({ ...sms, media: [{ url: "x" }] })), ["field data.media list"]);
  assert.deepEqual(found(message({ ...sms, type: "WHATSAPP" })), ["value data.type WHATSAPP"]);
  assert.deepEqual(found(message({ ...sms, id: 12, to_number: null })), [
    "type data.id number",
    "type data.to_number null",
  ]);
  assert.deepEqual(found(message({ ...sms, content: null })), []);
  assert.deepEqual(found(message(sms, { account: "acc_1" })), ["field account text"]);
  assert.deepEqual(found(message(sms, { version: "3.0" })), ["version version 3.0 text"]);
  assert.deepEqual(found(message(sms, { version: undefined })), ["version version"]);
  assert.deepEqual(found(message(sms, { timestamp: 1_710_510_600 })), ["type timestamp number"]);
  assert.deepEqual(found({ ...message({}), data: null }), ["type data null"]);
});

test("an unknown topic is told once, and what surrounds its data", () => {
  const body = {
    topic: "number.suspended",
    version: "2.0",
    timestamp: "x",
    data: { number: "+33", why: {} },
    extra: true,
  };
  assert.deepEqual(found(body), ["topic text", "field extra boolean"]);
});

test("the items of a list are one place, and one departure in many of them is told once", () => {
  const turn = { source: "USER", time: "2026-03-17T08:01:13.000Z", text: "hello" };
  const transcriptions = [
    turn,
    { ...turn, source: "BOT", confidence: 1 },
    { ...turn, source: "BOT", confidence: null },
  ];
  const data = { id: "cll_1", from_number: "a", to: "b", transcriptions, tags: ["a", 2] };
  assert.deepEqual(found({ topic: "call.completed", version: "2.0", data }), [
    "value data.transcriptions[].source BOT",
    "field data.transcriptions[].confidence number+null",
    "type data.tags[] number",
  ]);
});

test("properties of customers are no news", () => {
  const data = { from_number: "a", to_number: "b", person: { id: "con_1", lead_source: "fair" }, user_email: null };
  assert.deepEqual(found({ topic: "call.received", version: "2.0", data }), []);
});

test("keys that are data do not make fields of their own", () => {
  const keys = ["+33639980142", "camille@example.com", "toString", "__proto__", "c0ffee12345"];
  const byKey = JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:1`).join(",")}}`);
  assert.deepEqual(found(message({ ...sms, ...byKey })), ["field data.* number"]);
  const text = JSON.stringify(message(sms)).replace('"id"', '"__proto__":1,"constructor":1,"id"');
  assert.deepEqual(found(text), ["field data.* number"]);
});

test("the old formats are watched under today's names", () => {
  const data = { id: "call_1", fromNumber: "a", to: "b", startDate: "2026-03-17T08:01:13.000Z", mood: "good" };
  assert.deepEqual(found({ topic: "CALL_RECEIVED", data }), ["field data.mood text"]);
  assert.deepEqual(found({ topic: "CALL_RECEIVED" }), []);
});

test("a delivery tells of no more than fifty, however much it holds", () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`field_${index}`, index]));
  assert.equal(found(message(many)).length, 50);
  const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field_${index}`, index]));
  assert.deepEqual(found(message(wide)), ["field data.* number"]);
  const tags = Array(1_000_000).fill(0).with(-1, "x");
  assert.deepEqual(found({ topic: "call.completed", version: "2.0", data: { tags } }), ["type data.tags[] number"]);
});

test("a finding is known by topic, kind and place, and a field whatever its types", () => {
  const field = { kind: "field" as const, path: "data.a", value: null, types: jsonTypes.text };
  assert.equal(findingId("sms.sent", field), findingId("sms.sent", { ...field, types: jsonTypes.null }));
  assert.notEqual(findingId("sms.sent", field), findingId("sms.received", field));
  assert.notEqual(
    findingId("sms.sent", { ...field, kind: "type" }),
    findingId("sms.sent", { ...field, kind: "type", types: jsonTypes.null }),
  );
});
