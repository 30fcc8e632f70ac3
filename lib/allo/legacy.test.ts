import assert from "node:assert/strict";
import { test } from "node:test";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import { readDelivery } from "#lib/allo/read-delivery.ts";

const camelCall = {
  id: "call_1",
  startDate: "2026-01-20T10:30:00Z",
  recordingUrl: null,
  fromNumber: "+33639980142",
  fromName: "Camille Rousset",
  to: "+33199003210",
  toName: "Harbor Repairs",
  lengthInMinutes: 5.5,
  length: "5m 30s",
  tag: null,
  summary: null,
  oneSentenceSummary: "Repair quote request",
  transcriptions: [
    { source: "AGENT", time: "2026-01-20T10:30:05Z", text: "Harbor Repairs" },
    { source: "USER", time: "2026-01-20T10:30:10Z", text: "Hello" },
  ],
  concatenatedTranscript: "AGENT: Harbor Repairs\nUSER: Hello",
  dataCollected: { orderReference: "HB-1990" },
  type: "INBOUND",
  integrationId: null,
  transferFrom: { number: null, userEmail: "nora@example.net", userName: null },
  transferTo: null,
};

test("camel-case calls get today's keys, and foreign keys stay as they came", () => {
  const event = normaliseEvent({ topic: "CALL_RECEIVED", data: { ...camelCall, myOwnKey: 1 } });
  assert.equal(event?.topic, "call.completed");
  assert.equal(event.originalTopic, "CALL_RECEIVED");
  assert.deepEqual(event.data, {
    id: "call_1",
    start_date: "2026-01-20T10:30:00Z",
    recording_url: null,
    from_number: "+33639980142",
    from_name: "Camille Rousset",
    to: "+33199003210",
    to_name: "Harbor Repairs",
    length_in_minutes: 5.5,
    length: "5m 30s",
    tag: null,
    summary: null,
    one_sentence_summary: "Repair quote request",
    transcriptions: [
      { source: "USER", time: "2026-01-20T10:30:05Z", text: "Harbor Repairs" },
      { source: "EXTERNAL", time: "2026-01-20T10:30:10Z", text: "Hello" },
    ],
    concatenated_transcript: "AGENT: Harbor Repairs\nUSER: Hello",
    data_collected: { orderReference: "HB-1990" },
    type: "INBOUND",
    integration_id: null,
    transfer_from: { number: null, user_email: "nora@example.net", user_name: null },
    transfer_to: null,
    myOwnKey: 1,
  });
  const reading = readDelivery(Buffer.from(JSON.stringify({ topic: "CALL_RECEIVED", data: camelCall })), "token");
  assert.equal(reading.problem, null);
  assert.equal(reading.title, "Camille Rousset called, 5m 30s");
  assert.equal(reading.subtitle, "Repair quote request");
});

function speakers(topic: string, sources: string[]): unknown[] {
  const transcriptions = sources.map((source) => ({ source, text: "x" }));
  const event = normaliseEvent({ topic, data: { transcriptions } });
  const turns = event?.data.transcriptions;
  assert.ok(Array.isArray(turns));
  return turns.map(({ source }) => source);
}

test("USER is the caller only where AGENT gives it away", () => {
  assert.deepEqual(speakers("CALL_RECEIVED", ["AGENT", "USER"]), ["USER", "EXTERNAL"]);
  assert.deepEqual(speakers("CALL_RECEIVED", ["USER", "EXTERNAL"]), ["USER", "EXTERNAL"]);
  assert.deepEqual(speakers("CALL_RECEIVED", ["AGENT", "EXTERNAL", "USER"]), ["USER", "EXTERNAL", "USER"]);
  assert.deepEqual(speakers("call.completed", ["AGENT", "USER"]), ["AGENT", "USER"]);
});

test("a key under both names keeps both", () => {
  const event = normaliseEvent({ topic: "SMS_SENT", data: { sent_at: "a", sentAt: "b" } });
  assert.deepEqual(event?.data, { sent_at: "a", sentAt: "b" });
});

test("messages are sent or received by their direction", () => {
  const topicOf = (topic: string, direction: string) => normaliseEvent({ topic, data: { direction } })?.topic;
  assert.equal(topicOf("SMS_RECEIVED", "INBOUND"), "sms.received");
  assert.equal(topicOf("SMS_RECEIVED", "OUTBOUND"), "sms.sent");
  assert.equal(topicOf("SMS_SENT", "OUTBOUND"), "sms.sent");
  assert.equal(normaliseEvent({ topic: "SMS_RECEIVED" })?.topic, "sms.received");
});

test("a mobile call.received is a finished call", () => {
  const body = {
    event: "call.received",
    timestamp: "2025-01-20T12:30:00Z",
    call: { id: "call_9", from: "+33639980142", to_number: "+33199003210", direction: "inbound", duration: 90 },
    summary: "Asked for a quote.",
  };
  const event = normaliseEvent(body);
  assert.equal(event?.shape, "mobile");
  assert.deepEqual(event?.data, {
    summary: "Asked for a quote.",
    id: "call_9",
    from_number: "+33639980142",
    to: "+33199003210",
    type: "inbound",
    duration: 90,
  });
  const reading = readDelivery(Buffer.from(JSON.stringify(body)), "token");
  assert.equal(reading.topic, "call.completed");
  assert.equal(reading.originalTopic, "call.received");
  assert.equal(reading.eventAt, Date.parse("2025-01-20T12:30:00Z"));
  assert.equal(reading.subtitle, "Asked for a quote.");
  assert.equal(reading.problem, null);
});

test("a mobile message may stand flat or under a key", () => {
  const flat = normaliseEvent({ event: "sms.received", id: "sms_1", from: "+33639980142", to: "3210", text: "Hi" });
  const nested = normaliseEvent({
    event: "sms.received",
    message: { id: "sms_1", from: "+33639980142", to: "3210", body: "Hi" },
  });
  const expected = { id: "sms_1", from_number: "+33639980142", to_number: "3210", content: "Hi" };
  assert.deepEqual(flat?.data, expected);
  assert.deepEqual(nested?.data, expected);
  assert.equal(normaliseEvent({ event: "sms.received", data: { direction: "OUTBOUND" } })?.topic, "sms.sent");
});

test("an unknown mobile event keeps its name", () => {
  const reading = readDelivery(Buffer.from('{"event":"call.parked","data":{}}'), "token");
  assert.equal(reading.topic, "call.parked");
  assert.equal(reading.problem?.kind, "unknown_topic");
});

test("hostile keys stay plain keys", () => {
  const event = normaliseEvent(JSON.parse('{"event":"sms.received","data":{"__proto__":{"direction":"OUTBOUND"}}}'));
  assert.equal(event?.topic, "sms.received");
  assert.deepEqual(Object.keys(event?.data ?? {}), ["__proto__"]);
});
