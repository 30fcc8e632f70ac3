import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { readDelivery } from "#lib/allo/read-delivery.ts";
import type { Reading } from "#lib/allo/reading.ts";

function sample(name: string): Buffer {
  return readFileSync(`lib/allo/samples/${name}.json`);
}

function read(event: unknown, format: "signed" | "token" = "signed"): Reading {
  return readDelivery(Buffer.from(JSON.stringify(event)), format);
}

function v2(topic: string, data: unknown): object {
  return { topic, version: "2.0", timestamp: "2026-03-16T09:16:52.000Z", data };
}

const completed = { id: "cll_1", type: "INBOUND", from_number: "+33639980142", to: "+33199003210" };

const samples: [
  file: string,
  topic: string,
  originalTopic: string | null,
  alloId: string | null,
  eventAt: string | null,
  title: string,
  subtitle: string,
][] = [
  [
    "v1-CALL_RECEIVED",
    "call.completed",
    "CALL_RECEIVED",
    "call_k31x9z",
    "2026-01-20T10:30:00.000Z",
    "Camille Rousset called, 5m 30s, answered",
    "Caller asked for a repair quote and delivery date.",
  ],
  [
    "v1-CONTACT_CREATED",
    "contact.created",
    "CONTACT_CREATED",
    "cnt_p74s0y",
    null,
    "Contact created: Camille Rousset",
    "+33 6 39 98 01 42",
  ],
  [
    "v1-CONTACT_UPDATED",
    "contact.updated",
    "CONTACT_UPDATED",
    "cnt_p74s0y",
    null,
    "Contact updated: Camille Rousset",
    "Boreal Bikes · +33 6 39 98 01 42 · camille.rousset@example.com",
  ],
  [
    "v1-SMS_RECEIVED",
    "sms.received",
    "SMS_RECEIVED",
    "sms_m52q8w",
    "2026-01-21T08:01:12.000Z",
    "Message from Camille Rousset",
    "Is my bike ready?",
  ],
  [
    "v1-SMS_RECEIVED.outbound",
    "sms.sent",
    "SMS_RECEIVED",
    "sms_n63r9x",
    "2026-01-21T08:04:59.000Z",
    "Message to Camille Rousset",
    "Yes, come by today.",
  ],
  [
    "v1-SMS_SENT",
    "sms.sent",
    "SMS_SENT",
    "sms_n63r9x",
    "2026-01-21T08:04:59.000Z",
    "Message to Camille Rousset",
    "Yes, come by today.",
  ],
  [
    "v2-call.answered",
    "call.answered",
    null,
    null,
    "2026-03-16T10:02:41.000Z",
    "Call to +33 6 39 98 01 42 answered",
    "After 11 s · By nora@example.net",
  ],
  [
    "v2-call.completed.blocked",
    "call.completed",
    null,
    "cll_3WrYSXb9cP1HV4zAd2Jf",
    "2026-03-16T12:00:31.000Z",
    "Blocked call from a hidden number",
    "A hidden number to Harbor Repairs (+33 1 99 00 32 10)",
  ],
  [
    "v2-call.completed",
    "call.completed",
    null,
    "cll_8RmTNSw4xK6CQ9uVy7Ea",
    "2026-03-16T09:16:52.000Z",
    "Camille Rousset called, 4m 15s, answered",
    "Caller asked for a quote on repairing twelve city bikes before the end of the month and wants a call back on Thursday.",
  ],
  [
    "v2-call.completed.outbound",
    "call.completed",
    null,
    "cll_0ToVPUy6zM8ES1wXa9Gc",
    "2026-03-16T10:08:05.000Z",
    "Called Camille Rousset, 5m 0s, answered",
    "Confirmed the quote and booked a drop-off slot.",
  ],
  [
    "v2-call.completed.voicemail",
    "call.completed",
    null,
    "cll_9SnUOTx5yL7DR0vWz8Fb",
    "2026-03-16T19:31:20.000Z",
    "Voicemail from +33 6 39 98 07 77, 42s",
    "Unknown caller left a message asking for the shop's opening hours on Saturday.",
  ],
  [
    "v2-call.received",
    "call.received",
    null,
    null,
    "2026-03-16T09:12:04.000Z",
    "Ringing: Camille Rousset to +33 1 99 00 32 10",
    "Boreal Bikes · +33 6 39 98 01 42 · Fleet renewal · For nora@example.net",
  ],
  [
    "v2-call.received.unknown-caller",
    "call.received",
    null,
    null,
    "2026-03-16T09:40:11.000Z",
    "Ringing: +33 6 39 98 07 77 to +33 1 99 00 32 10",
    "For nora@example.net",
  ],
  [
    "v2-call.triggered",
    "call.triggered",
    null,
    null,
    "2026-03-16T10:02:30.000Z",
    "Calling Camille Rousset",
    "+33 6 39 98 01 42 · By nora@example.net",
  ],
  [
    "v2-contact.created",
    "contact.created",
    null,
    "con_7QkLMRv3wJ5BP8tUx6Dz",
    "2026-03-16T09:18:00.000Z",
    "Contact created: Camille Rousset",
    "+33 6 39 98 01 42",
  ],
  [
    "v2-contact.updated",
    "contact.updated",
    null,
    "con_7QkLMRv3wJ5BP8tUx6Dz",
    "2026-03-16T09:19:30.000Z",
    "Contact updated: Camille Rousset",
    "Boreal Bikes · +33 6 39 98 01 42 · camille.rousset@example.com",
  ],
  [
    "v2-sms.received",
    "sms.received",
    null,
    "msg_4XsZTYc0dQ2IW5aBe3Kg",
    "2026-03-17T08:01:13.000Z",
    "Message from Camille Rousset",
    "Hi, is my bike ready? 🚲 – Camille",
  ],
  [
    "v2-sms.received.mms",
    "sms.received",
    null,
    "msg_5YtAUZd1eR3JX6bCf4Lh",
    "2026-03-17T08:02:40.000Z",
    "Picture message from +1 415 555 0142",
    "No text",
  ],
  [
    "v2-sms.sent",
    "sms.sent",
    null,
    "msg_6ZuBVAe2fS4KY7cDg5Mi",
    "2026-03-17T08:05:00.000Z",
    "Message to Camille Rousset",
    "Yes, ready since 9 am. See you soon!",
  ],
  [
    "v2-tag.added",
    "tag.added",
    null,
    "cll_8RmTNSw4xK6CQ9uVy7Ea",
    "2026-03-16T09:17:30.000Z",
    "Tag “To call back” added by nora@example.net",
    "On call cll_8RmTNSw4xK6CQ9uVy7Ea",
  ],
  [
    "v2-tag.removed",
    "tag.removed",
    null,
    "cll_8RmTNSw4xK6CQ9uVy7Ea",
    "2026-03-16T09:25:02.000Z",
    "Tag “To call back” removed by Allo",
    "On call cll_8RmTNSw4xK6CQ9uVy7Ea",
  ],
];

for (const [file, topic, originalTopic, alloId, eventAt, title, subtitle] of samples) {
  test(`reads the sample ${file}`, () => {
    const isLegacy = file.startsWith("v1");
    const reading = readDelivery(sample(file), isLegacy ? "token" : "signed");
    const { searchText, shownWords, contentKey, event, ...rest } = reading;
    assert.deepEqual(rest, {
      topic,
      originalTopic,
      version: isLegacy ? null : "2.0",
      eventAt: eventAt === null ? null : Date.parse(eventAt),
      title,
      subtitle,
      alloId,
      problem: null,
    });
    assert.match(contentKey, /^[0-9a-f]{32}$/);
    assert.ok(searchText.startsWith(topic));
    assert.ok(shownWords.split(" ").every((word) => word.startsWith("\ue005")));
    assert.equal(event?.topic, topic);
  });
}

test("bodies that are no JSON say where they break", () => {
  const reading = readDelivery(Buffer.from('{\n  "topic": "call.completed",\n  "data": {,}\n}'), "signed");
  assert.equal(reading.topic, "unreadable");
  assert.equal(reading.problem?.kind, "not_json");
  assert.equal(reading.problem?.message, "Not JSON: unexpected “,” at line 3, column 12.");
  assert.equal(reading.title, "Unreadable delivery");
  assert.match(reading.searchText, /call\.completed/);
  const empty = readDelivery(new Uint8Array(), "token");
  assert.equal(empty.problem?.message, "The body is empty.");
});

test("a truncated body ends too early", () => {
  const body = sample("v2-call.completed");
  const reading = readDelivery(body.subarray(0, body.length - 3), "signed");
  assert.match(reading.problem?.message ?? "", /^Not JSON: the text ends too early, at line \d+, column \d+\.$/);
});

test("bytes that are not UTF-8 are flagged and still read", () => {
  const text = JSON.stringify(v2("sms.received", { id: "msg_1", from_name: "Zoé", content: "hi" }));
  const latin1 = Buffer.from(text, "latin1");
  const reading = readDelivery(latin1, "signed");
  assert.equal(reading.problem?.kind, "not_utf8");
  assert.equal(reading.topic, "sms.received");
  assert.equal(reading.title, "Message from Zo�");
  const other = Buffer.from(text.replace("é", "è"), "latin1");
  assert.notEqual(readDelivery(other, "signed").contentKey, reading.contentKey);
});

test("JSON without a topic is no event", () => {
  for (const json of [[], null, 1, "x", {}, { topic: 1 }, { topic: " " }, { event: null }]) {
    const reading = read(json);
    assert.equal(reading.topic, "unreadable");
    assert.equal(reading.problem?.kind, "not_an_event");
  }
});

test("an unknown topic is kept as it came", () => {
  for (const topic of ["call.forwarded", "Weird Topic", "constructor", "toString", "__proto__"]) {
    const reading = read(v2(topic, { id: "cll_1", note: "hello" }));
    assert.equal(reading.topic, topic);
    assert.equal(reading.originalTopic, null);
    assert.equal(reading.title, topic);
    assert.equal(reading.subtitle, "A topic that this version does not know. Kept as it came.");
    assert.equal(reading.problem?.kind, "unknown_topic");
    assert.equal(reading.alloId, "cll_1");
    assert.match(reading.searchText, /hello/);
  }
  assert.equal(read(v2("x".repeat(500), {})).topic.length, 200);
});

test("an old upper-case topic is read as old unless the version says otherwise", () => {
  const old = read({ topic: "CALL_RECEIVED", data: completed }, "token");
  assert.equal(old.problem, null);
  const signed = read({ topic: "CALL_RECEIVED", data: completed });
  assert.equal(signed.topic, "call.completed");
  assert.equal(signed.problem?.kind, "unknown_version");
  const today = read({ topic: "CALL_RECEIVED", version: "2.0", data: completed });
  assert.equal(today.topic, "CALL_RECEIVED");
  assert.equal(today.problem?.kind, "unknown_topic");
});

test("another version is flagged and read as far as it fits", () => {
  const reading = read({ ...v2("call.completed", { ...completed, result: "VOICEMAIL" }), version: "3.1" });
  assert.equal(reading.version, "3.1");
  assert.equal(reading.title, "Voicemail from +33 6 39 98 01 42");
  assert.equal(reading.problem?.kind, "unknown_version");
  assert.equal(read({ ...v2("ping", {}), version: null }).problem?.kind, "unknown_version");
  assert.equal(read({ ...v2("ping", {}), version: undefined }, "token").problem?.kind, "unknown_version");
});

test("misfits are named path by path", () => {
  const turn = { source: "USER", time: "2026-03-16T09:12:15Z", text: "a" };
  const data = {
    ...completed,
    id: undefined,
    length_in_minutes: "4.25",
    transcriptions: [turn, turn, turn, { ...turn, time: "yesterday" }, 7],
    transfer_to: { number: 5, "odd key": [] },
    tags: ["quote", null],
  };
  const { problem, title } = read({ ...v2("call.completed", data), timestamp: "soon" });
  assert.equal(title, "Missed call from +33 6 39 98 01 42");
  assert.equal(problem?.kind, "unexpected_content");
  const byPath = Object.fromEntries(problem?.issues.map(({ path, message }) => [path, message]) ?? []);
  assert.deepEqual(byPath, {
    timestamp: "not an ISO 8601 time",
    "data.id": "missing",
    "data.length_in_minutes": "expected number, received string",
    "data.transcriptions[3].time": "not an ISO 8601 time",
    "data.transcriptions[4]": "expected object, received number",
    "data.transfer_to.number": "expected string, received number",
    "data.tags[1]": "expected string, received null",
  });
});

test("several kinds of misfit are one problem, named by the gravest", () => {
  const { problem } = read({ topic: "sms.sent", version: "9", data: {} });
  assert.equal(problem?.kind, "unknown_version");
  assert.deepEqual(problem?.issues, [
    { path: "version", message: "unknown version" },
    { path: "data.id", message: "missing" },
  ]);
});

test("the paths of a renamed key are those of the body", () => {
  const v1 = read({ topic: "CALL_RECEIVED", data: { ...completed, startDate: "soon" } }, "token");
  assert.deepEqual(
    v1.problem?.issues.map(({ path }) => path),
    ["data.startDate"],
  );
  const mobile = read({ event: "call.received", summary: 4, call: { id: "1", startDate: "soon" } }, "token");
  assert.deepEqual(mobile.problem?.issues.map(({ path }) => path).sort(), ["call.startDate", "summary"]);
});

test("no more than fifty issues are named, however many there are", () => {
  const data = { ...completed, transcriptions: Array(200_000).fill(1), tags: Array(200_000).fill(1) };
  const { problem } = read(v2("call.completed", data));
  assert.equal(problem?.issues.length, 50);
  assert.match(problem?.message ?? "", /at least 50 places/);
});

test("absence, null, emptiness, extra keys, open values and zone-less times are no problem", () => {
  const bodies = [
    v2("call.completed", { id: "cll_1" }),
    v2("call.completed", {
      ...completed,
      transfer_from: null,
      transfer_to: { number: null, user_email: null, user_name: null },
      summary: null,
      from_name: "",
      user_email: null,
      start_date: "2026-05-12T14:32:11",
      result: "SOMETHING_NEW",
      type: "SIDEWAYS",
      transcriptions: [{ source: "ROBOT", time: "2026-05-12T14:32:11.123456Z", text: "" }],
      some_extra: { deep: [1] },
    }),
    v2("call.received", {
      from_number: "anonymous",
      to_number: "3210",
      company: "Boreal",
      deals: [{ close_date: "2025-06-15T00:00:00" }],
    }),
    v2("contact.updated", { id: "con_1", company: { id: "com-1", name: "Boreal" }, emails: null }),
    v2("tag.added", { call_id: "cll_1", tag_name: "a" }),
    v2("summary.updated", { id: "cll_1", version: 3, content: "# Done" }),
    v2("ping", undefined),
    v2("PING", {}),
    { ...v2("ping", null), timestamp: null, extra: 1 },
  ];
  for (const body of bodies) assert.equal(read(body).problem, null, JSON.stringify(body));
  assert.equal(read({ topic: "PING" }, "token").problem, null);
  assert.equal(read({ topic: "PING" }, "token").topic, "ping");
});

test("the deepest nesting is read like any other", () => {
  const deep = `{"topic":"x.y","version":"2.0","data":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
  assert.equal(readDelivery(Buffer.from(deep), "signed").problem?.kind, "unknown_topic");
  assert.equal(readDelivery(Buffer.from("[".repeat(200_000)), "signed").problem?.kind, "not_json");
  const known = deep.replace("x.y", "call.completed").replace('"data":', '"data":{"id":"1","x":').replace(/\}$/, "}}");
  assert.equal(readDelivery(Buffer.from(known), "signed").problem, null);
});

function assertSound(reading: Reading): void {
  assert.notEqual(reading.problem?.kind, "reader_failed", reading.problem?.message);
  assert.ok(reading.topic.length > 0 && reading.topic.length <= 200);
  assert.ok(reading.title.length > 0 && reading.title.length <= 200, reading.title);
  assert.ok(reading.subtitle.length <= 300);
  for (const line of [reading.title, reading.subtitle]) assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
  assert.ok(Buffer.byteLength(reading.searchText) <= 256 * 1024);
  for (const text of [reading.topic, reading.title, reading.subtitle, reading.searchText])
    assert.ok(text.isWellFormed());
  assert.ok(reading.eventAt === null || Number.isSafeInteger(reading.eventAt));
  assert.match(reading.contentKey, /^[0-9a-f]{32}$/);
}

test("any bytes have a sound reading", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom("signed", "token"), (bytes, format) => {
      assertSound(readDelivery(bytes, format));
    }),
  );
});

const topics = fc.constantFrom(
  "call.completed",
  "call.received",
  "call.answered",
  "sms.sent",
  "tag.added",
  "contact.created",
  "summary.updated",
  "CALL_RECEIVED",
  "SMS_RECEIVED",
  "ping",
  "a\u202eb\n",
);

test("any JSON has a sound reading", () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.record({ topic: topics, version: fc.constantFrom("2.0", null, 2), data: fc.jsonValue() }),
    fc.record({ event: topics, call: fc.jsonValue(), timestamp: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(anything, fc.constantFrom("signed", "token"), (json, format) => assertSound(read(json, format))),
  );
});

test("samples with any values in place of their own have a sound reading", () => {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(null, "", "\u0000", "\ud800", -1, 1e308, [null], { name: 5 }),
  );
  const mutation = fc.tuple(
    fc.constantFrom(...samples.map(([file]) => file)),
    fc.array(fc.tuple(fc.nat(), odd), { maxLength: 6 }),
  );
  fc.assert(
    fc.property(mutation, ([file, changes]) => {
      const event: { data: Record<string, unknown> } = JSON.parse(sample(file).toString());
      const keys = Object.keys(event.data);
      for (const [index, value] of changes) event.data[keys[index % keys.length] ?? ""] = value;
      assertSound(read(event));
    }),
    { numRuns: 400 },
  );
});
