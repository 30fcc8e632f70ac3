import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeTone } from "#components/call/outcome-tone.ts";
import { outcomeWords, wasAnswered } from "#components/call/outcome-words.ts";

test("what Allo calls a result, in the words of the side that was called", () => {
  const missed = { state: "completed", result: "missed" } as const;
  assert.equal(outcomeWords({ ...missed, direction: "inbound" }).short, "Missed");
  assert.equal(outcomeWords({ ...missed, direction: "outbound" }).short, "No answer");
  assert.equal(outcomeTone(missed), "warn");
});

test("a result that nobody knows yet is given as it came", () => {
  const strange = { state: "completed", result: "constructor", direction: "inbound" } as const;
  assert.equal(outcomeWords(strange).short, "constructor");
  assert.equal(outcomeTone(strange), "plain");
});

test("without a result the state says what is known", () => {
  const words = (["ringing", "answered", "unfinished", "completed"] as const).map(
    (state) => outcomeWords({ state, result: null, direction: "inbound" }).short,
  );
  assert.deepEqual(words, ["Ringing", "On the line", "Unfinished", "Ended"]);
});

test("answered is who was picked up or passed on", () => {
  assert.equal(wasAnswered({ result: "TRANSFERRED_AI", answeredAt: null }), true);
  assert.equal(wasAnswered({ result: "VOICEMAIL", answeredAt: null }), false);
  assert.equal(wasAnswered({ result: null, answeredAt: "2026-03-16T09:12:04.000Z" }), true);
});
