import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type CallSaying, readCall } from "#lib/allo/callbacks/read-call.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";

function sample(name: string): CallSaying | null {
  const event = normaliseEvent(JSON.parse(readFileSync(new URL(`../samples/${name}.json`, import.meta.url), "utf8")));
  return event && readCall(event);
}

function read(topic: string, data: object): CallSaying | null {
  const event = normaliseEvent({ topic, version: "2.0", data });
  return event && readCall(event);
}

test("every sample of a call is read from our side", () => {
  const completed = { direction: "inbound", them: { number: "+33639980142", name: "Camille Rousset" } };
  assert.partialDeepStrictEqual(sample("v2-call.completed"), { ...completed, result: "ANSWERED" });
  assert.partialDeepStrictEqual(sample("v1-CALL_RECEIVED"), completed);
  assert.partialDeepStrictEqual(sample("v2-call.completed.outbound"), { direction: "outbound" });
  assert.partialDeepStrictEqual(sample("v2-call.completed.voicemail"), { result: "VOICEMAIL" });
  assert.partialDeepStrictEqual(sample("v2-call.received"), {
    alloId: null,
    direction: "inbound",
    them: { number: "+33639980142", name: "Camille Rousset" },
  });
  assert.partialDeepStrictEqual(sample("v2-call.triggered"), { direction: "outbound", alloId: null });
  assert.partialDeepStrictEqual(sample("v2-call.answered"), { isAnswer: true });
  assert.equal(sample("v2-sms.received"), null);
  assert.equal(sample("v2-tag.added"), null);
});

test("durations in both forms, ids in both spellings, and nothing without both numbers", () => {
  const ends = { from_number: "+33639980142", to: "+33199003210" };
  const call = (data: object) => read("call.completed", { id: "cll-1", ...ends, ...data });
  assert.equal(call({})?.alloId, "cll_1");
  assert.equal(call({ length_in_minutes: 1.5 })?.durationSeconds, 90);
  assert.equal(call({ length: "1h 2m 3s" })?.durationSeconds, 3723);
  assert.equal(call({ length: "a while" })?.durationSeconds, null);
  assert.equal(call({ to: null }), null);
  assert.equal(read("call.completed", ends), null);
});
