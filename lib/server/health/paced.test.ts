import assert from "node:assert/strict";
import { test } from "node:test";
import { paced } from "#lib/server/health/paced.ts";

test("what took long is not done again soon, what took no time is", () => {
  let at = 0;
  let takes = 20;
  let done = 0;
  const look = paced(
    () => {
      at += takes;
      done += 1;
      return done;
    },
    () => at,
  );
  assert.equal(look(), 1);
  at += 1_999;
  assert.equal(look(), 1);
  at += 1;
  takes = 0;
  assert.equal(look(), 2);
  assert.equal(look(), 3);
});

test("what failed is done again at once", () => {
  let isBroken = true;
  const look = paced(() => {
    if (isBroken) throw new Error("broken");
    return "fine";
  });
  assert.throws(look);
  isBroken = false;
  assert.equal(look(), "fine");
});
