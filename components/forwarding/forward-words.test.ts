import assert from "node:assert/strict";
import { it } from "node:test";
import { forwardLine, tryWords, untilWords } from "#components/forwarding/forward-words.ts";

const answered = { at: "2026-03-16T09:16:52.000Z", status: 500, durationMs: 120, error: "It answered 500." };

it("tells a try by its answer, else by why there was none", () => {
  assert.equal(tryWords(answered), "500 in 120 ms");
  assert.equal(tryWords({ ...answered, status: null, error: "Nobody listens there." }), "Nobody listens there.");
  assert.equal(tryWords({ status: null, durationMs: 20_000, error: null }), "No answer in 20 s");
});

it("tells a forward in one line", () => {
  assert.equal(forwardLine({ tries: 0, lastTry: null }), "Not tried yet");
  assert.equal(forwardLine({ tries: 1, lastTry: answered }), "500 in 120 ms");
  assert.equal(forwardLine({ tries: 3, lastTry: answered }), "3 tries, last: 500 in 120 ms");
  assert.equal(forwardLine({ tries: 3, lastTry: null }), "3 tries");
});

it("counts down to a moment", () => {
  assert.equal(untilWords(61_000, 0), "in 1 min");
  assert.equal(untilWords(500, 0), "now");
  assert.equal(untilWords(0, 5_000), "now");
});
