import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { callCompletedOfSize, generateDeliveries } from "#e2e/simulator/deliveries.ts";
import { LONGEST_STORY } from "#e2e/simulator/stories/kinds.ts";
import { generateStories } from "#e2e/simulator/stories.ts";
import { topics } from "#e2e/simulator/topics.ts";
import { readDelivery } from "#lib/allo/read-delivery.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Envelope = { topic: string; version: string; timestamp: string; data: Record<string, Json> };

const now = Date.parse("2026-03-20T15:00:00Z");
const many = [...generateDeliveries({ seed: 7, count: 3000, now, days: 30 })];
const parsed = many.map(({ body }): Envelope => JSON.parse(body));

function calls(): Record<string, Json>[] {
  return parsed.filter(({ topic }) => topic === "call.completed").map(({ data }) => data);
}

test("the same options give the same deliveries, and each option makes a difference", () => {
  const some = { seed: "a", count: 150, now, days: 3 };
  const once = [...generateDeliveries(some)];
  assert.deepEqual(once, [...generateDeliveries(some)]);
  for (const other of [{ seed: "b" }, { now: now - 60_000 }, { days: 4 }]) {
    assert.notDeepEqual(once, [...generateDeliveries({ ...some, ...other })]);
  }
});

test("with another now, a seed tells the same stories under other ids", () => {
  const ids = (at: number) =>
    [...generateDeliveries({ seed: 1, count: 50, now: at })].map(({ webhookId }) => webhookId);
  assert.equal(new Set([...ids(now), ...ids(now + 60_000)]).size, 100);
});

test("nobody is written into the address book twice", () => {
  const contacts = parsed.filter(({ topic }) => topic.startsWith("contact."));
  const entries = contacts.map(({ data: { id, name, last_name, numbers } }) => {
    return { id: String(id), person: JSON.stringify([name, last_name]), numbers: JSON.stringify(numbers) };
  });
  const ids = new Set(entries.map(({ id }) => id)).size;
  assert.ok(ids > 50, `only ${ids} contacts`);
  assert.equal(new Set(entries.map(({ id, numbers }) => id + numbers)).size, ids, "a number stays");
  assert.equal(new Set(entries.map(({ numbers }) => numbers)).size, ids);
  assert.equal(new Set(entries.map(({ person }) => person)).size, ids);
  const created = contacts.filter(({ topic }) => topic === "contact.created");
  assert.equal(new Set(created.map(({ data: { id } }) => id)).size, created.length);
});

test("exactly as many as asked, with ids of their own, in the order of the events, none after now", () => {
  for (const count of [1, 7, 100]) {
    for (const days of [0, 0.01, 1, 60]) {
      const made = [...generateDeliveries({ seed: 3, count, now, days })];
      assert.equal(made.length, count);
      assert.equal(new Set(made.map(({ webhookId }) => webhookId)).size, count);
      assert.deepEqual(
        made.map(({ at }) => at),
        made.map(({ at }) => at).toSorted((a, b) => a - b),
      );
      assert.ok(made.every(({ at }) => at <= now && at >= now - days * 86_400_000 - LONGEST_STORY));
    }
  }
});

test("no time in any body is after now", () => {
  for (const { body } of generateDeliveries({ seed: 5, count: 300, now, days: 0 })) {
    for (const [time] of body.matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)) assert.ok(Date.parse(time) <= now, time);
  }
});

test("stories stay within the span that keeps deliveries in order", () => {
  for (const { kind, events } of generateStories({ seed: 11, count: 5000, now, days: 90 })) {
    const [first, last] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0];
    assert.ok(last - first < LONGEST_STORY, kind);
  }
});

for (const topic of topics) {
  test(`a run can be of ${topic} alone`, () => {
    const made = [...generateDeliveries({ seed: 2, count: 60, now, topics: [topic] })];
    assert.deepEqual([made.length, ...new Set(made.map((delivery) => delivery.topic))], [60, topic]);
  });
}

test("every body is read by the inbox without a problem, as the topic and time that it says", () => {
  for (const { at, topic, body } of many) {
    const reading = readDelivery(Buffer.from(body), "signed");
    assert.deepEqual([reading.topic, reading.eventAt, reading.problem], [topic, at, null], body);
  }
});

test("every body has the keys of a sample of its topic, in the same order and of the same types", () => {
  const folder = new URL("../../lib/allo/samples/", import.meta.url);
  const samples = readdirSync(folder)
    .filter((name) => name.startsWith("v2-"))
    .map((name): Envelope => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  for (const envelope of parsed) {
    const same = samples.filter(({ topic }) => familyOf(topic) === familyOf(envelope.topic));
    assert.ok(
      same.some((sample) => keysOf(sample.data) === keysOf(envelope.data)),
      JSON.stringify(envelope),
    );
    assert.deepEqual(misfits(envelope, same, ""), [], JSON.stringify(envelope));
  }
});

test("transcripts lie within their call, in order, and say the same as the joined text", () => {
  for (const call of calls()) {
    const start = Date.parse(String(call.start_date));
    const end = start + Number(call.length_in_minutes) * 60_000 + 1000;
    const turns = (call.transcriptions as { source: string; time: string; text: string }[]) ?? [];
    let before = start;
    for (const { time } of turns) {
      assert.ok(Date.parse(time) >= before && Date.parse(time) <= end, JSON.stringify(call));
      before = Date.parse(time);
    }
    assert.equal(turns.map(({ source, text }) => `${source}: ${text}`).join("\n"), call.concatenated_transcript);
    assert.ok(turns.every(({ text }) => !/[{}[\]|]|^(us|them):/i.test(text) || /simulated|constructor|%\{/.test(text)));
  }
});

test("a call starts about two seconds after its ring, whichever way it went", () => {
  let joined = 0;
  for (const { data } of parsed.filter(({ topic }) => topic === "call.received" || topic === "call.triggered")) {
    const rang = Date.parse(String(data.started_at));
    joined += calls().some((call) => {
      const apart = Date.parse(String(call.start_date)) - rang;
      return call.from_number === data.from_number && call.to === data.to_number && apart >= 1500 && apart <= 2500;
    })
      ? 1
      : 0;
  }
  assert.ok(joined > 300);
});

test("the odd sides of the world turn up: transfers, menus, voicemails, blocked and lost calls, pictures, odd names", () => {
  const ids = new Set(calls().map(({ id }) => id));
  const linked = calls().filter((call) => call.transfer_original_call_id !== null);
  assert.ok(linked.length > 0 && linked.every((call) => ids.has(call.transfer_original_call_id ?? null)));
  for (const result of ["ANSWERED", "VOICEMAIL", "BLOCKED", "FAILED", "TRANSFERRED_EXTERNAL"]) {
    assert.ok(
      calls().some((call) => call.result === result),
      result,
    );
  }
  assert.ok(calls().some(({ ivr_result }) => Array.isArray(ivr_result) && ivr_result.length > 0));
  assert.ok(calls().some(({ transcriptions }) => Array.isArray(transcriptions) && transcriptions.length > 190));
  const all = many.map(({ body }) => body).join("\n");
  for (const mark of ["<script>", "anonymous", '"MMS"', "COLIS24", "deals", "محمد", "לוי", "🌻", "Llanfair"]) {
    assert.ok(all.includes(mark), mark);
  }
  const rings = parsed.filter(({ topic }) => topic === "call.received").length;
  assert.ok(rings > calls().filter(({ type }) => type === "INBOUND").length * 0.9, "some rings are never completed");
});

test("numbers and addresses are from the ranges kept for fiction", () => {
  for (const { body } of many) {
    for (const [number] of body.matchAll(/\+\d{6,}/g)) {
      assert.match(number, /^\+(33(?:19900|26191|35301|46571|53649|63998)\d{4}|141555501\d\d|447700900\d{3})$/);
    }
    for (const [, host] of body.matchAll(/[\w.-]+@([\w.-]+)/g))
      assert.match(host ?? "", /(^|\.)example\.(com|org|net)$/);
  }
});

test("few talks are alike", () => {
  const talks = calls().map(({ concatenated_transcript }) => concatenated_transcript);
  const said = talks.filter((talk) => talk !== "");
  assert.ok(new Set(said).size > said.length * 0.88, `${new Set(said).size} of ${said.length}`);
});

for (const bytes of [6 * 1024, 54 * 1024]) {
  test(`a call of ${bytes} bytes has about that size and is read without a problem`, () => {
    const { body } = callCompletedOfSize(bytes);
    assert.ok(Math.abs(Buffer.byteLength(body) - bytes) < bytes * 0.06, String(Buffer.byteLength(body)));
    assert.equal(readDelivery(Buffer.from(body), "signed").problem, null);
    assert.deepEqual(callCompletedOfSize(bytes), callCompletedOfSize(bytes));
    assert.notEqual(callCompletedOfSize(bytes, 2).webhookId, callCompletedOfSize(bytes, 3).webhookId);
  });
}

/** Rings in and out have one shape. */
function familyOf(topic: string): string {
  return topic === "call.triggered" ? "call.received" : topic;
}

function keysOf(data: Record<string, Json>): string {
  return Object.keys(data).join();
}

/** Paths whose type no sample has at that path; list items are one path, and what is absent in all samples is free. */
function misfits(value: Json, samples: readonly Json[], path: string): string[] {
  if (value === null || samples.length === 0 || samples.every((sample) => sample === null)) return [];
  if (!samples.some((sample) => kindOf(sample) === kindOf(value))) return [`${path}: ${kindOf(value)}`];
  if (Array.isArray(value)) {
    const items = samples.flatMap((sample) => (Array.isArray(sample) ? sample : []));
    return value.flatMap((item) => misfits(item, items, `${path}[]`));
  }
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const same = samples.flatMap((sample) =>
      typeof sample === "object" && sample !== null && !Array.isArray(sample) && key in sample
        ? [sample[key] ?? null]
        : [],
    );
    return misfits(item, same, `${path}.${key}`);
  });
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
