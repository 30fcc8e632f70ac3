import assert from "node:assert/strict";
import { test } from "node:test";
import { makeOrderedQueue } from "#e2e/simulator/ordered-queue.ts";
import { makeRandom } from "#e2e/simulator/random.ts";

test("items leave by key, equal ones in the order in which they came, and none before its time", () => {
  const random = makeRandom("queue");
  const queue = makeOrderedQueue<{ key: number; turn: number }>();
  const left: { key: number; turn: number }[] = [];
  for (let turn = 0; turn < 2000; turn++) {
    const item = { key: Math.floor(turn / 4) + random.int(0, 20), turn };
    queue.push(item.key, item);
    left.push(...queue.takeUntil(Math.floor(turn / 4)));
    assert.ok(left.every(({ key }) => key <= Math.floor(turn / 4)));
  }
  left.push(...queue.takeUntil(Number.POSITIVE_INFINITY));
  assert.equal(left.length, 2000);
  assert.deepEqual(
    left,
    left.toSorted((a, b) => a.key - b.key || a.turn - b.turn),
  );
});
