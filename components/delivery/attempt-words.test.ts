import assert from "node:assert/strict";
import { it } from "node:test";
import { attemptWords } from "#components/delivery/attempt-words.ts";

it("tells what an attempt was", () => {
  assert.equal(attemptWords({ number: 1, sinceFirstMs: 0, lateMs: null }, true, 0), "first try");
  assert.equal(
    attemptWords({ number: 4, sinceFirstMs: 0, lateMs: null }, true, 0),
    "Allo’s try 4 of 8, the ones before did not reach us",
  );
  assert.equal(
    attemptWords({ number: 3, sinceFirstMs: 305_000, lateMs: 900 }, false, 0),
    "Allo’s try 3 of 8, 5 min 5 s after the first",
  );
  assert.equal(
    attemptWords({ number: 3, sinceFirstMs: 320_000, lateMs: 15_000 }, false, 0),
    "Allo’s try 3 of 8, 5 min 20 s after the first, 15 s late",
  );
  assert.equal(
    attemptWords({ number: null, sinceFirstMs: 60_000, lateMs: null }, false, 0),
    "not on Allo’s schedule, 1 min after the first",
  );
  assert.equal(
    attemptWords({ number: null, sinceFirstMs: 0, lateMs: null }, false, 0),
    "not on Allo’s schedule, right after the first",
  );
});

it("tells what became of the tries before the first that was taken", () => {
  const words = (number: number, refused: number) =>
    attemptWords({ number, sinceFirstMs: 0, lateMs: null }, true, refused);
  assert.equal(words(2, 0), "Allo’s try 2 of 8, the first did not reach us");
  assert.equal(words(2, 1), "Allo’s try 2 of 8, the first was turned away");
  assert.equal(words(3, 2), "Allo’s try 3 of 8, the ones before were turned away");
  assert.equal(words(5, 1), "Allo’s try 5 of 8, 1 before it turned away, the others did not reach us");
});
