import assert from "node:assert/strict";
import { test } from "node:test";
import { stepTurn } from "#lib/transcript/step-turn.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

const turns = [1000, 5000, 5000, 9000].map(
  (startMs, index): TimedTurn => ({ index, speaker: "us", startMs, endMs: startMs + 1000, text: "" }),
);

test("on to the next, and nowhere from the last", () => {
  assert.deepEqual(
    [0, 1000, 4999, 5000, 9000].map((at) => stepTurn(turns, at, 1)),
    [1000, 5000, 5000, 9000, null],
  );
});

test("back to the start of this one, or of the one before when this one has just begun", () => {
  assert.deepEqual(
    [0, 1200, 6500, 6501, 9000].map((at) => stepTurn(turns, at, -1)),
    [null, 1000, 1000, 5000, 5000],
  );
});

test("without turns there is nowhere to go", () => {
  assert.equal(stepTurn([], 1000, 1), null);
  assert.equal(stepTurn([], 1000, -1), null);
});
