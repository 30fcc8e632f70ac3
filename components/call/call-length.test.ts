import assert from "node:assert/strict";
import { test } from "node:test";
import { callLength } from "#components/call/call-length.ts";

test("lengths are told as one says them, and none where nobody talked", () => {
  assert.equal(callLength(135), "2 min 15 s");
  assert.equal(callLength(3_720), "1 h 2 min");
  assert.equal(callLength(42), "42 s");
  assert.equal(callLength(0.2), "1 s");
  assert.equal(callLength(0), null);
  assert.equal(callLength(null), null);
});
