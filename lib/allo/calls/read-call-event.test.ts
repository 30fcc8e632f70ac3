import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { spokenTexts, turnsOf } from "#lib/allo/calls/turns.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import type { JsonObject } from "#lib/allo/json-object.ts";

const us = "+33199003210";
const them = "+33639980142";

function eventOf(json: unknown) {
  const event = normaliseEvent(json);
  assert.ok(event);
  return event;
}

function read(topic: string, data: JsonObject) {
  return readCallEvent(eventOf({ topic, version: "2.0", data }));
}

test("of every sample just those are read that say something of a call", () => {
  for (const file of readdirSync(new URL("../samples/", import.meta.url))) {
    const json = JSON.parse(readFileSync(new URL(`../samples/${file}`, import.meta.url), "utf8"));
    const said = readCallEvent(eventOf(json));
    assert.equal(said !== null, /call|tag/i.test(file), file);
    if (said && "direction" in said) assert.equal(said.us, us, file);
  }
});

test("the remote side is the caller of what comes in, and the called of what goes out", () => {
  assert.partialDeepStrictEqual(read("call.received", { from_number: them, to_number: us }), { us, them });
  assert.partialDeepStrictEqual(read("call.triggered", { from_number: us, to_number: them }), { us, them });
  const answered = { from_number: them, to_number: us, direction: "INBOUND" };
  assert.partialDeepStrictEqual(read("call.answered", answered), { us, them, isAnswer: true });
  const completed = { id: "cll-1", from_number: us, to: them, from_name: "Harbor", to_name: them, type: "OUTBOUND" };
  assert.partialDeepStrictEqual(read("call.completed", completed), {
    key: "cll_1",
    us,
    them,
    usName: "Harbor",
    themName: null,
  });
});

test("one spelling for ids and numbers, and empty where there is none", () => {
  assert.partialDeepStrictEqual(read("tag.added", { call_id: "cll-1", tag_name: "VIP" }), {
    key: "cll_1",
    tag: { key: "VIP", name: "VIP" },
  });
  assert.partialDeepStrictEqual(read("call.received", { from_number: "06 39 98 01 42", to_number: us }), { them });
  assert.partialDeepStrictEqual(read("call.received", { from_number: "anonymous" }), { them: "anonymous", us: "" });
  assert.equal(read("call.completed", {}), null);
  assert.equal(read("tag.added", { call_id: "cll_1" }), null);
  assert.equal(read("sms.received", { id: "msg_1" }), null);
});

test("lengths come as minutes or as text, and absurd ones not at all", () => {
  const length = (data: JsonObject) => {
    const said = read("call.completed", { id: "cll_1", ...data });
    return said?.kind === "completed" ? said.durationSeconds : undefined;
  };
  assert.equal(length({ length_in_minutes: 4.25 }), 255);
  assert.equal(length({ length: "5m 30s" }), 330);
  assert.equal(length({ length: "2h" }), 7200);
  assert.equal(length({ length_in_minutes: 0, length: "0s" }), 0);
  for (const data of [{ length_in_minutes: 1e300 }, { length_in_minutes: -1 }, { length: "soon" }, {}])
    assert.equal(length(data), null);
});

test("turns stand at their offset from the start, never before it, and one without a time by the last", () => {
  const start = Date.parse("2026-03-16T09:00:00Z");
  const turn = (source: string | null, time: string, text: string) => ({ source, time, text });
  const data = {
    transcriptions: [
      turn("USER", "2026-03-16T08:59:59Z", "early"),
      turn("EXTERNAL", "2026-03-16T09:00:04.5", "zoneless"),
      turn("external", "later", "timeless"),
      turn("AGENT", "2026-03-16T09:00:06.000000Z", "ours"),
      "strange",
    ],
  };
  assert.deepEqual(
    turnsOf(data, start).map(({ speaker, offsetMs, text }) => [speaker, offsetMs, text]),
    [
      ["us", 0, "early"],
      ["them", 4500, "zoneless"],
      ["them", 4500, "timeless"],
      ["us", 6000, "ours"],
    ],
  );
  assert.deepEqual(spokenTexts(data), ["early", "zoneless", "timeless", "ours"]);
});

test("nothing that can be signed makes it throw", () => {
  const topics = ["call.received", "call.answered", "call.completed", "tag.added", "summary.updated", "CALL_RECEIVED"];
  const keys = [
    "id",
    "call_id",
    "from_number",
    "to",
    "tags",
    "started_at",
    "length",
    "summary",
    "transcriptions",
    "person",
  ];
  const data = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
  fc.assert(
    fc.property(fc.constantFrom(...topics), data, (topic, content) => {
      const event = eventOf({ topic, data: content });
      readCallEvent(event);
      turnsOf(event.data, 0);
    }),
  );
});
