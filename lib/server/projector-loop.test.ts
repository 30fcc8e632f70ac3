import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { startProjectorLoop } from "#lib/server/projector-loop.ts";

const SLICE_EVERY_MS = 180;

test("while deliveries keep coming there is one slice in a while, neither none nor one after the other", async (t) => {
  const slices: number[] = [];
  const loop = startProjectorLoop(
    {
      follow() {
        slices.push(performance.now());
        return false;
      },
    },
    (cause) => assert.fail(String(cause)),
  );
  t.after(loop.stop);
  while (slices.length === 0) await new Promise(setImmediate);

  const begin = performance.now();
  while (slices.length < 6) {
    loop.wake();
    await new Promise(setImmediate);
    assert.ok(performance.now() - begin < 30_000, `${slices.length} slices in 30 s`);
  }
  const took = performance.now() - begin;
  assert.ok(took > 5 * SLICE_EVERY_MS * 0.9, `6 slices in ${took} ms`);
});

test("pages do not try again and again to catch up with what is too much for them", async (t) => {
  const budgets: number[] = [];
  let left = 100;
  const loop = startProjectorLoop(
    {
      follow(budgetMs) {
        budgets.push(budgetMs);
        left -= 1;
        return left <= 0;
      },
    },
    (cause) => assert.fail(String(cause)),
  );
  t.after(loop.stop);
  for (let request = 0; request < 50; request++) loop.catchUp(40);
  assert.deepEqual(budgets, [40]);

  left = 1;
  while (left > 0) await new Promise(setImmediate);
  left = 1;
  loop.catchUp(40);
  assert.equal(budgets.at(-1), 40, "once the loop has read everything, pages catch up again");
  assert.equal(left, 0);
});

test("deliveries that keep coming do not put reading off while there is room between them", async (t) => {
  let slices = 0;
  const loop = startProjectorLoop(
    {
      follow() {
        slices += 1;
        return true;
      },
    },
    (cause) => assert.fail(String(cause)),
  );
  t.after(loop.stop);
  while (slices === 0) await new Promise(setImmediate);

  const begin = performance.now();
  while (slices < 12) {
    loop.wake();
    await setTimeout(5);
  }
  const took = performance.now() - begin;
  assert.ok(took < 11 * SLICE_EVERY_MS, `11 slices in ${took} ms`);
});

test("what has less patience is done more often while deliveries keep coming", async (t) => {
  const slices = { patient: 0, hasty: 0 };
  const counting = (name: keyof typeof slices) => ({
    follow() {
      slices[name] += 1;
      return false;
    },
  });
  const fail = (cause: unknown) => assert.fail(String(cause));
  const loops = [startProjectorLoop(counting("patient"), fail), startProjectorLoop(counting("hasty"), fail, 50)];
  t.after(() => {
    for (const loop of loops) loop.stop();
  });
  while (slices.patient < 4) {
    for (const loop of loops) loop.wake();
    await new Promise(setImmediate);
  }
  assert.ok(slices.hasty >= 2 * slices.patient, JSON.stringify(slices));
});

test("what takes longer than a slice is done the less often while deliveries keep coming", async (t) => {
  const tookMs = 25;
  let slices = 0;
  const loop = startProjectorLoop(
    {
      follow() {
        slices += 1;
        const begin = performance.now();
        while (performance.now() - begin < tookMs);
        return false;
      },
    },
    (cause) => assert.fail(String(cause)),
    50,
  );
  t.after(loop.stop);
  while (slices === 0) await new Promise(setImmediate);

  const begin = performance.now();
  while (slices < 5) {
    loop.wake();
    await new Promise(setImmediate);
    assert.ok(performance.now() - begin < 30_000, `${slices} slices in 30 s`);
  }
  const took = performance.now() - begin;
  assert.ok(took > 4 * 8 * tookMs, `4 slices of ${tookMs} ms in ${took} ms`);
});
