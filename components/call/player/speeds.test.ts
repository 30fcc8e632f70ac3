import assert from "node:assert/strict";
import { test } from "node:test";
import { stepSpeed } from "#components/call/player/speeds.ts";

test("one step faster or slower, from any speed, and not beyond the ends", () => {
  assert.equal(stepSpeed(1, 1), 1.25);
  assert.equal(stepSpeed(1, -1), 0.75);
  assert.equal(stepSpeed(1.1, 1), 1.25);
  assert.equal(stepSpeed(1.1, -1), 1);
  assert.equal(stepSpeed(3, 1), 3);
  assert.equal(stepSpeed(0.5, -1), 0.5);
});
