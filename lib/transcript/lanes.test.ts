import assert from "node:assert/strict";
import { test } from "node:test";
import { lanes } from "#lib/transcript/lanes.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

function turn(speaker: TimedTurn["speaker"], startMs: number, endMs: number): TimedTurn {
  return { index: 0, speaker, startMs, endMs, text: "" };
}

test("each speaker has a lane, in fractions of the call", () => {
  const drawn = lanes([turn("us", 0, 2500), turn("them", 2500, 5000), turn("us", 7500, 10_000)], 10_000);
  assert.deepEqual(drawn, {
    us: [
      { from: 0, to: 0.25 },
      { from: 0.75, to: 1 },
    ],
    them: [{ from: 0.25, to: 0.5 }],
  });
});

test("stretches that would touch on the screen are one", () => {
  const drawn = lanes([turn("us", 0, 5000), turn("us", 5001, 9000)], 10_000);
  assert.deepEqual(drawn.us, [{ from: 0, to: 0.9 }]);
});

test("nothing lies beyond the end, and a call of no length has nothing to draw", () => {
  assert.deepEqual(lanes([turn("us", 9000, 12_000)], 10_000).us, [{ from: 0.9, to: 1 }]);
  assert.deepEqual(lanes([turn("us", 0, 500)], 0), { us: [], them: [] });
});

test("three hours of short turns draw as few shapes as the screen can show", () => {
  const turns = Array.from({ length: 20_000 }, (_, index) => turn("us", index * 540, index * 540 + 538));
  assert.ok(lanes(turns, 10_800_000).us.length <= 2000);
});
