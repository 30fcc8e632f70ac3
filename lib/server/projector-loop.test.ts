import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { type TestContext, test } from "node:test";
import { startProjectorLoop } from "#lib/server/projector-loop.ts";

const SLICE_EVERY_MS = 180;

/** A clock that only the test moves, in an event loop that is busy for this share of the time. */
function clock(t: TestContext, utilization: number) {
  let now = 0;
  t.mock.timers.enable({ apis: ["setTimeout"] });
  t.mock.method(performance, "now", () => now);
  t.mock.method(performance, "eventLoopUtilization", () => ({
    idle: 1 - utilization,
    active: utilization,
    utilization,
  }));
  return {
    /** Lets what is due happen a millisecond later. */
    tick() {
      now += 1;
      t.mock.timers.tick(1);
    },
    /** Time goes by within what happens. */
    work(ms: number) {
      now += ms;
    },
    now: () => now,
  };
}

function fail(cause: unknown): never {
  assert.fail(String(cause));
}

test("while deliveries keep coming there is one slice in a while, neither none nor one after the other", (t) => {
  const { tick } = clock(t, 1);
  let slices = 0;
  const loop = startProjectorLoop({ follow: () => ++slices < 0 }, fail);
  t.after(loop.stop);
  for (let ms = 0; ms < 5_000; ms++) {
    loop.wake();
    tick();
  }
  assert.ok(slices >= 9 && slices < 5_000 / SLICE_EVERY_MS, `${slices} slices in 5 s`);
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
    fail,
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

test("deliveries that keep coming do not put reading off while there is room between them", (t) => {
  const { tick } = clock(t, 0.2);
  let slices = 0;
  const loop = startProjectorLoop({ follow: () => ++slices > 0 }, fail);
  t.after(loop.stop);
  for (let ms = 0; ms < 2_000; ms++) {
    if (ms % 5 === 0) loop.wake();
    tick();
  }
  assert.ok(slices > 2_000 / SLICE_EVERY_MS, `${slices} slices in 2 s`);
});

test("what has less patience is done more often while deliveries keep coming", (t) => {
  const { tick } = clock(t, 1);
  const slices = { patient: 0, hasty: 0 };
  const loops = [
    startProjectorLoop({ follow: () => ++slices.patient < 0 }, fail),
    startProjectorLoop({ follow: () => ++slices.hasty < 0 }, fail, 50),
  ];
  t.after(() => {
    for (const loop of loops) loop.stop();
  });
  for (let ms = 0; ms < 5_000; ms++) {
    for (const loop of loops) loop.wake();
    tick();
  }
  assert.ok(slices.patient >= 9 && slices.hasty >= 5 * slices.patient, JSON.stringify(slices));
});

test("what takes longer than a slice is done the less often while deliveries keep coming", (t) => {
  const TOOK_MS = 25;
  const { tick, work, now } = clock(t, 1);
  let slices = 0;
  function follow(): boolean {
    slices += 1;
    work(TOOK_MS);
    return false;
  }
  const loop = startProjectorLoop({ follow }, fail, 50);
  t.after(loop.stop);
  while (now() < 5_000) {
    loop.wake();
    tick();
  }
  assert.ok(slices > 5 && slices * 8 * TOOK_MS < 5_000, `${slices} slices of ${TOOK_MS} ms in 5 s`);
});
