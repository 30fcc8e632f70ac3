import assert from "node:assert/strict";
import { test } from "node:test";
import { createRecentLooks } from "#lib/server/auth/recent-looks.ts";

const MINUTE = 60_000;

test("a look is told once in ten minutes, each for itself", () => {
  const looks = createRecentLooks();
  const told = [0, 9, 10, 19, 20].map((minute) => looks.look("ada 1", minute * MINUTE));
  assert.deepEqual(told, [true, false, true, false, true]);
  assert.equal(looks.look("ada 2", 20 * MINUTE), true);
});

test("listening is told once for as long as it goes on, and anew after a quarter of an hour without", () => {
  const looks = createRecentLooks();
  const told = [0, 14, 28, 42, 57, 58].map((minute) => looks.listen("ada 1", minute * MINUTE));
  assert.deepEqual(told, [true, false, false, false, true, false]);
  assert.equal(looks.listen("ben 1", 58 * MINUTE), true);
});

test("what could not be told is told the next time", () => {
  const looks = createRecentLooks();
  looks.look("ada 1", 0);
  looks.listen("ada 2", 0);
  for (const key of ["ada 1", "ada 2"]) looks.forget(key);
  assert.deepEqual([looks.look("ada 1", 1), looks.listen("ada 2", 1)], [true, true]);
});

test("only so many are remembered, the oldest going first", () => {
  const looks = createRecentLooks();
  for (let i = 0; i <= 10_000; i += 1) looks.look(String(i), 0);
  assert.equal(looks.look("1", 0), false);
  assert.equal(looks.look("0", 0), true);
});
