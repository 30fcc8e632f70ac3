import assert from "node:assert/strict";
import { test } from "node:test";
import { watchClock } from "#lib/forwarding/clock-watch.ts";

test("a clock that is set back is told once, by how much, and one that is put on never", () => {
  let [now, elapsed] = [1_000_000, 0];
  const setBack = watchClock(
    () => now,
    () => elapsed,
  );
  const goOn = (real: number, shown = real) => {
    elapsed += real;
    now += shown;
    return setBack();
  };
  assert.equal(goOn(60_000), 0);
  assert.equal(goOn(5_000, -10_000), 15_000);
  assert.equal(goOn(5_000), 0);
  assert.equal(goOn(5_000, 3_600_000), 0);
  assert.equal(goOn(0, -3_600_000), 3_600_000);
  assert.deepEqual([goOn(1_000, 400), goOn(1_000, 400)], [0, 1_200], "small steps add up");
});
