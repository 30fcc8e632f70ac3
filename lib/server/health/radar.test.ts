import assert from "node:assert/strict";
import { beforeEach, mock, type TestContext, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { type Radar, startRadar } from "#lib/server/health/radar.ts";

beforeEach(() => mock.timers.reset());

/** Notes when it looks, in milliseconds since it was started. */
function radarOf(t: TestContext, { isReady = (): boolean => true, step = () => {} } = {}) {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const looks: number[] = [];
  const failures: unknown[] = [];
  const look = () => {
    looks.push(Date.now());
    step();
  };
  const radar: Radar = startRadar({ steps: [look], isReady, now: Date.now, onError: (cause) => failures.push(cause) });
  t.after(() => radar.stop());
  const pass = async (milliseconds: number) => {
    mock.timers.tick(milliseconds);
    await turn();
    await turn();
  };
  return { radar, looks, failures, pass };
}

test("it looks once a minute, and when it is quiet after something came", async (t) => {
  const { radar, looks, pass } = radarOf(t);
  await pass(1_000);
  await pass(60_000);
  assert.deepEqual(looks, [1_000, 61_000]);
  radar.wake();
  await pass(900);
  radar.wake();
  await pass(900);
  assert.equal(looks.length, 2);
  await pass(100);
  assert.deepEqual(looks.slice(2), [62_900]);
});

test("what never stops coming does not put it off for ever", async (t) => {
  const { radar, looks, pass } = radarOf(t);
  for (let at = 0; at < 40_000; at += 500) {
    radar.wake();
    await pass(500);
  }
  assert.deepEqual(looks, [15_000, 30_000]);
});

test("it waits until everything that came has been read, and outlives a failure", async (t) => {
  let ready = false;
  const step = () => {
    throw new Error("disk I/O error");
  };
  const { looks, failures, pass } = radarOf(t, { isReady: () => ready, step });
  await pass(1_000);
  await pass(1_000);
  assert.deepEqual(looks, []);
  ready = true;
  await pass(1_000);
  assert.equal(failures.length, 1);
  await pass(60_000);
  assert.equal(failures.length, 2);
});

test("once stopped it looks no more", async (t) => {
  const { radar, looks, pass } = radarOf(t);
  await radar.stop();
  radar.wake();
  await pass(120_000);
  assert.deepEqual(looks, []);
});
