import assert from "node:assert/strict";
import { test } from "node:test";
import { matchRings } from "#lib/allo/calls/match-rings.ts";

/** Groups of what begins at these seconds, as "call+ring+ring". */
function match(rings: number[], calls: number[]): string[] {
  const marks = [...calls.map((s) => ({ s, isCall: true })), ...rings.map((s) => ({ s, isCall: false }))].map(
    ({ s, isCall }, deliveryId) => {
      const tie = `${String.fromCharCode(97 + deliveryId)}${s}`;
      return { deliveryId, startedAt: s * 1000, tie, callKey: isCall ? tie : null };
    },
  );
  return matchRings(marks)
    .map(({ call, rings: own }) => [call, ...own].map((mark) => (mark ? mark.startedAt / 1000 : "-")).join("+"))
    .sort();
}

test("a ring and its call find each other, though their times are not the same", () => {
  assert.deepEqual(match([0], [2]), ["2+0"]);
  assert.deepEqual(match([100], [0]), ["0+100"]);
  assert.deepEqual(match([0], [121]), ["-+0", "121"]);
});

test("who calls twice within a minute has two calls, each with its ring", () => {
  assert.deepEqual(match([0, 50], [2, 52]), ["2+0", "52+50"]);
  assert.deepEqual(match([0, 40, 80], [82]), ["-+0", "-+40", "82+80"]);
  assert.deepEqual(match([0, 50], [2]), ["-+50", "2+0"]);
  assert.deepEqual(match([50], [2, 52]), ["2", "52+50"]);
});

test("all telephones of a team and the answer are one ringing", () => {
  assert.deepEqual(match([0, 0, 0, 1, 4], [2]), ["2+0+0+0+1+4"]);
  assert.deepEqual(match([0, 6], [2]), ["-+6", "2+0"]);
});

test("a row of rings without a gap does not move what comes later", () => {
  assert.deepEqual(match([0, 4, 8, 12, 12], []), ["-+0+4", "-+12+12", "-+8"]);
});

test("of two that are as near the earlier one is taken", () => {
  assert.deepEqual(match([10], [0, 20]), ["0+10", "20"]);
  assert.deepEqual(match([0, 20], [10]), ["-+20", "10+0"]);
  assert.deepEqual(match([5], [7, 7]), ["7", "7+5"]);
});
