import assert from "node:assert/strict";
import { test } from "node:test";
import { atMostEach } from "#lib/server/at-most-each.ts";

test("what passed is good for a while, what failed is tried again at once", () => {
  let [now, checks, broken] = [0, 0, false];
  const check = atMostEach(
    1_000,
    () => {
      checks += 1;
      if (broken) throw new Error("disk full");
    },
    () => now,
  );
  for (const at of [0, 1, 999]) {
    now = at;
    check();
  }
  assert.equal(checks, 1);
  broken = true;
  now = 1_000;
  assert.throws(check, /disk full/);
  assert.throws(check, /disk full/);
  broken = false;
  check();
  check();
  assert.equal(checks, 4);
});
