import assert from "node:assert/strict";
import { test } from "node:test";
import { inFours } from "#components/account/in-fours.ts";

test("a secret is written in fours, with no space at its end", () => {
  assert.equal(inFours("ABCDEFGHIJ"), "ABCD EFGH IJ");
  assert.equal(inFours("ABCDEFGH"), "ABCD EFGH");
  assert.equal(inFours("ABC"), "ABC");
  assert.equal(inFours(""), "");
});
