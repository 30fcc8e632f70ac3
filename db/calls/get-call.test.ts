import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { keyOfCall } from "#db/calls/event-store.ts";
import { getCall } from "#db/calls/get-call.ts";
import { listCalls } from "#db/calls/list-calls.ts";
import { getDelivery } from "#db/delivery-detail.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { callItemSchema, callSchema } from "#lib/api/call.ts";
import { NO_CALL_FILTERS } from "#lib/api/call-filters.ts";

/** What became of the audio is not told in deliveries. */
const toldSchema = callSchema.omit({ recording: true });

const samples = "lib/allo/samples";
const later = Date.UTC(2026, 5, 1);

function inboxOf(t: TestContext, bodies: Record<string, string | Uint8Array>) {
  const inbox = testInbox(t);
  const ids = Object.entries(bodies).map(([name, body]) => {
    const id = inbox.ids.next();
    inbox.write(arrival(`msg_${name}`, body), id, false);
    return [name, id] as const;
  });
  inbox.readAll();
  return { ...inbox, idOf: new Map<string | undefined, number>(ids) };
}

function sampleInbox(t: TestContext) {
  const files = readdirSync(samples).filter((file) => /call|tag/i.test(file));
  const bodies = files.map((file) => [file.replace(".json", ""), readFileSync(`${samples}/${file}`)] as const);
  return inboxOf(t, Object.fromEntries(bodies));
}

function event(topic: string, timestamp: string, data: object): string {
  return JSON.stringify({ topic, version: "2.0", timestamp, data });
}

test("every sample of a call, a ring or a tag shows up right", (t) => {
  const { db, idOf } = sampleInbox(t);
  const { data } = listCalls(db, NO_CALL_FILTERS, { limit: 50 }, later);
  const us = { number: "+33199003210", name: "Harbor Repairs" };
  const camille = { number: "+33639980142", name: "Camille Rousset" };
  assert.deepEqual(
    data.map(({ alloId, state, direction, result, them, durationSeconds }) => [
      alloId,
      state,
      direction,
      result,
      them.name ?? them.number,
      durationSeconds,
    ]),
    [
      ["cll_9SnUOTx5yL7DR0vWz8Fb", "completed", "inbound", "VOICEMAIL", "+33639980777", 42],
      ["cll_3WrYSXb9cP1HV4zAd2Jf", "completed", "inbound", "BLOCKED", "anonymous", 0],
      ["cll_0ToVPUy6zM8ES1wXa9Gc", "completed", "outbound", "ANSWERED", camille.name, 300],
      [null, "unfinished", "inbound", null, "+33639980777", null],
      ["cll_8RmTNSw4xK6CQ9uVy7Ea", "completed", "inbound", "ANSWERED", camille.name, 255],
      ["call_k31x9z", "completed", "inbound", "ANSWERED", camille.name, 330],
    ],
  );
  for (const item of data) {
    const call = getCall(db, item.id, later);
    toldSchema.parse(call);
    assert.deepEqual(callItemSchema.parse(call), item);
    for (const { id } of call?.deliveries ?? []) assert.deepEqual(getCall(db, id, later), call);
  }

  const completed = idOf.get("v2-call.completed");
  const ring = idOf.get("v2-call.received");
  const call = getCall(db, completed ?? 0, later);
  assert.partialDeepStrictEqual(call, {
    id: Math.min(completed ?? 0, ring ?? 0),
    us,
    them: camille,
    userEmail: "nora@example.net",
    tags: [{ key: "quote", name: "quote" }],
    tagLog: [
      { change: "added", key: "to_call_back", name: "To call back", userEmail: "nora@example.net" },
      { change: "removed", key: "to_call_back", userEmail: null },
    ],
    hasRecording: true,
    ring: { deliveryId: ring, secondsApart: 0 },
    person: { id: "con_7QkLMRv3wJ5BP8tUx6Dz", job_title: "Operations Manager", lead_source: "Referral" },
    company: { id: "com-q7w8e9r0t1y2", name: "Boreal Bikes" },
    deals: [{ name: "Fleet renewal", value: 18400 }],
    sources: { person: ring, deals: ring, summary: completed, transcript: completed, tags: idOf.get("v2-tag.removed") },
  });
  assert.deepEqual(
    call?.transcript.map(({ speaker, offsetMs }) => [speaker, offsetMs]),
    [
      ["us", 11_000],
      ["them", 15_000],
      ["us", 23_000],
      ["them", 27_000],
    ],
  );
  assert.deepEqual(
    call?.deliveries.map(({ topic }) => topic),
    ["call.received", "call.completed", "tag.added", "tag.removed"],
  );
  assert.equal(getDelivery(db, ring ?? 0)?.related.call?.href, `/calls/${call?.id}`);

  assert.partialDeepStrictEqual(getCall(db, idOf.get("v2-call.completed.outbound") ?? 0, later), {
    answeredAt: "2026-03-16T10:02:41.000Z",
    ring: { deliveryId: idOf.get("v2-call.triggered"), secondsApart: 2 },
  });
  assert.partialDeepStrictEqual(getCall(db, idOf.get("v1-CALL_RECEIVED") ?? 0, later), {
    tags: [{ key: "quote" }],
    transcript: [{ speaker: "us" }, { speaker: "them" }],
    ivr: [{ key: "1", text: "Quotes" }],
    dataCollected: { order_reference: "HB-1990" },
  });
});

test("a link opened while it rang leads to the call afterwards, and a ring is given up after two hours", (t) => {
  const inbox = inboxOf(t, {});
  const send = (name: string, body: string) => {
    const id = inbox.ids.next();
    inbox.write(arrival(name, body), id, false);
    inbox.readAll();
    return id;
  };
  const numbers = { from_number: "+33639980142", to_number: "+33199003210" };
  const startedAt = "2026-03-16T09:00:00.000Z";
  const ring = send("msg_z", event("call.received", startedAt, { ...numbers, started_at: startedAt }));
  const at = (minutes: number) => Date.parse(startedAt) + minutes * 60_000;
  assert.equal(getCall(inbox.db, ring, at(119))?.state, "ringing");
  assert.equal(getCall(inbox.db, ring, at(120))?.state, "unfinished");
  send("msg_y", event("call.answered", startedAt, { ...numbers, direction: "INBOUND", started_at: startedAt }));
  assert.equal(getCall(inbox.db, ring, at(1))?.state, "answered");
  const tag = send("msg_x", event("tag.added", "2026-03-16T09:05:00Z", { call_id: "cll-1", tag_key: "vip" }));
  assert.equal(getCall(inbox.db, tag, at(5)), null);
  const completed = { id: "cll_1", ...numbers, to: numbers.to_number, type: "INBOUND", tags: ["new"] };
  const end = send(
    "msg_w",
    event("call.completed", "2026-03-16T09:04:00Z", { ...completed, start_date: "2026-03-16T09:00:02" }),
  );
  for (const id of [ring, tag, end]) {
    assert.partialDeepStrictEqual(getCall(inbox.db, id, at(200)), {
      id: ring,
      state: "completed",
      startedAt: "2026-03-16T09:00:02.000Z",
      tags: [{ key: "new" }, { key: "vip" }],
      ring: { deliveryId: ring, secondsApart: 2 },
    });
  }
  assert.equal(listCalls(inbox.db, NO_CALL_FILTERS, { limit: 5 }, at(5)).data.length, 1);
});

test("whatever is told again and again, each delivery leads to the call and is listed, and each change of a tag is told once", (t) => {
  const ends = { from_number: "+33639980142", to: "+33199003210", type: "INBOUND", start_date: "2026-03-16T09:00:00Z" };
  const completed = (second: number) =>
    event("call.completed", `2026-03-16T09:04:0${second}Z`, { id: "cll_1", ...ends, result: `R${second}` });
  const summary = (second: number) =>
    event("summary.updated", `2026-03-16T09:05:0${second}Z`, { call_id: "cll-1", content: `version ${second}` });
  const tag = (change: string, second: number) =>
    event(`tag.${change}`, `2026-03-16T09:06:0${second}Z`, { call_id: "cll-1", tag_key: "vip" });
  const { db, idOf } = inboxOf(t, {
    a: completed(2),
    b: completed(1),
    c: summary(2),
    d: summary(1),
    e: tag("added", 1),
    f: tag("removed", 2),
    g: tag("added", 3),
    h: tag("removed", 2),
  });
  for (const id of idOf.values()) {
    const call = getCall(db, id, later);
    assert.partialDeepStrictEqual(call, { id: idOf.get("a"), result: "R2", summary: "version 2" });
    assert.deepEqual(
      call?.tagLog.map(({ change }) => change),
      ["added", "removed", "added"],
    );
    assert.equal(call?.deliveries.length, 8);
    assert.equal(keyOfCall(db, id), "cll_1");
  }
});

test("a chain of transfers is shown from each of its legs, also where one never came", (t) => {
  const leg = (id: string, minute: number, original: string | null) =>
    event("call.completed", `2026-03-16T09:${minute}:59Z`, {
      id,
      start_date: `2026-03-16T09:${minute}:00Z`,
      from_number: "+33639980142",
      to: "+33199003210",
      type: "INBOUND",
      user_email: `${id}@example.net`,
      transfer_from: { number: null, user_email: `before-${id}@example.net`, user_name: null },
      transfer_original_call_id: original,
    });
  const { db, idOf } = inboxOf(t, {
    b: leg("cll_b", 20, "cll-a"),
    c: leg("cll_c", 30, "cll_b"),
    loop: leg("cll_loop", 40, "cll-loop"),
  });
  const legsOf = (name: string) =>
    getCall(db, idOf.get(name) ?? 0, later)?.transfer?.legs.map(({ id, alloId, label }) => [id, alloId, label]);
  const missing = [null, "cll_a", "cll_a"];
  assert.deepEqual(legsOf("b"), [missing, [idOf.get("c"), "cll_c", "cll_c@example.net"]]);
  assert.deepEqual(legsOf("c"), [missing, [idOf.get("b"), "cll_b", "cll_b@example.net"]]);
  assert.deepEqual(legsOf("loop"), []);
});

test("a number or an id in another spelling is the same, and what is missing breaks nothing", (t) => {
  const { db, idOf } = inboxOf(t, {
    ring: event("call.triggered", "2026-03-16T09:00:00Z", { from_number: "+33199003210", to_number: "06 39 98 01 42" }),
    end: event("call.completed", "2026-03-16T09:02:00Z", {
      id: "cll-9",
      start_date: "2026-03-16T09:00:01Z",
      length: "1m 59s",
      from_number: "+33 1 99 00 32 10",
      to: "+33639980142",
      type: "OUTBOUND",
    }),
    summary: event("summary.updated", "2026-03-16T10:00:00Z", { id: "cll_9", content: "mended" }),
    bare: event("call.completed", "2026-03-16T11:00:00Z", { id: "cll_bare" }),
    blind: event("call.received", "2026-03-16T12:00:00Z", {}),
  });
  const call = getCall(db, idOf.get("ring") ?? 0, later);
  assert.partialDeepStrictEqual(call, {
    alloId: "cll-9",
    summary: "mended",
    durationSeconds: 119,
    direction: "outbound",
  });
  assert.equal(call?.deliveries.length, 3);
  assert.partialDeepStrictEqual(getCall(db, idOf.get("bare") ?? 0, later), {
    direction: "inbound",
    startedAt: "2026-03-16T11:00:00.000Z",
    them: { number: "", name: null },
  });
  assert.equal(getCall(db, idOf.get("blind") ?? 0, later)?.state, "unfinished");
  assert.equal(getCall(db, 999, later), null);
});

const wild = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary" }),
  fc.constantFrom<unknown>("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-03-16T09:00:00Z", 1e300, -1, ""),
  fc.constantFrom<unknown>(
    "+33639980142",
    "anonymous",
    "cll-1",
    "cll_1",
    "INBOUND",
    ["a", null],
    [{ source: "USER" }],
    {},
  ),
);
const keys = [
  ...[
    "id",
    "call_id",
    "from_number",
    "to_number",
    "to",
    "from_name",
    "started_at",
    "start_date",
    "answered_at",
    "type",
  ],
  ...[
    "length_in_minutes",
    "length",
    "tags",
    "tag",
    "tag_key",
    "tag_name",
    "summary",
    "content",
    "transcriptions",
    "result",
  ],
  ...[
    "recording_url",
    "transfer_from",
    "transfer_original_call_id",
    "ivr_result",
    "data_collected",
    "person",
    "company",
  ],
  ...["deals", "user_email", "original_to_number", "direction"],
];
const topics = ["call.received", "call.answered", "call.completed", "tag.added", "summary.updated", "CALL_RECEIVED"];

test("whatever is signed, the calls can be listed and opened", (t) => {
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  const body = fc.record({
    topic: fc.constantFrom(...topics),
    version: fc.constantFrom("2.0", null),
    timestamp: wild,
    data: fc.dictionary(fc.constantFrom(...keys), wild, { size: "max", maxKeys: keys.length }),
  });
  const seen = new Set<number>();
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 6 }), (bodies) => {
      const ids = bodies.map((one) => {
        const id = inbox.ids.next();
        inbox.write(arrival(`msg_${id}`, JSON.stringify(one)), id, false);
        return id;
      });
      inbox.readAll();
      for (const id of ids) {
        const call = getCall(inbox.db, id, later);
        if (call) seen.add(toldSchema.parse(call).id);
      }
      const { data } = listCalls(inbox.db, NO_CALL_FILTERS, { limit: 200 }, later);
      for (const item of data) callItemSchema.parse(item);
    }),
    { numRuns: 50 },
  );
  assert.ok(seen.size > 20, `${seen.size} calls`);
});
