import assert from "node:assert/strict";
import { it } from "node:test";
import { attemptWords } from "#components/delivery/attempt-words.ts";

it("tells what an attempt was", () => {
  assert.equal(attemptWords({ number: 1, sinceFirstMs: 0, lateMs: null }, true), "first try");
  assert.equal(
    attemptWords({ number: 4, sinceFirstMs: 0, lateMs: null }, true),
    "Allo’s try 4 of 8, the ones before did not reach us",
  );
  assert.equal(
    attemptWords({ number: 3, sinceFirstMs: 305_000, lateMs: 900 }, false),
    "Allo’s try 3 of 8, 5 min 5 s after the first",
  );
  assert.equal(
    attemptWords({ number: 3, sinceFirstMs: 320_000, lateMs: 15_000 }, false),
    "Allo’s try 3 of 8, 5 min 20 s after the first, 15 s late",
  );
  assert.equal(
    attemptWords({ number: null, sinceFirstMs: 60_000, lateMs: null }, false),
    "not on Allo’s schedule, 1 min after the first",
  );
  assert.equal(
    attemptWords({ number: null, sinceFirstMs: 0, lateMs: null }, false),
    "not on Allo’s schedule, right after the first",
  );
});
