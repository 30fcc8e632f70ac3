import assert from "node:assert/strict";
import { test } from "node:test";
import { turnAt } from "#lib/transcript/turn-at.ts";

const turns = [1000, 2000, 2000, 5000].map((startMs, index) => ({
  index,
  speaker: "us" as const,
  startMs,
  endMs: startMs + 500,
  text: "",
}));

test("the turn that began last", () => {
  assert.deepEqual(
    [0, 999, 1000, 1999, 2000, 4999, 5000, 9_000_000].map((at) => turnAt(turns, at)),
    [-1, -1, 0, 0, 2, 2, 3, 3],
  );
});

test("no turns, no turn", () => {
  assert.equal(turnAt([], 1000), -1);
});
