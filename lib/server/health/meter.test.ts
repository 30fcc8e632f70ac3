import assert from "node:assert/strict";
import { test } from "node:test";
import type { Measurement } from "#lib/health/measurement.ts";
import { startMeter } from "#lib/server/health/meter.ts";

const start = Date.parse("2026-03-16T09:00:30Z");
const minute = Date.parse("2026-03-16T09:00:00Z");

test("each minute is written when it is over, and what could not be written waits", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: start });
  const written: Measurement[][] = [];
  const errors: unknown[] = [];
  let isFull = false;
  const meter = startMeter({
    keep(minutes) {
      if (isFull) throw new Error("full");
      written.push([...minutes]);
    },
    lookAtQueue: () => ({ depth: 4, oldestMs: 10 }),
    now: Date.now,
    onError: (cause) => errors.push(cause),
  });
  meter.acknowledged(2);
  meter.tried("given-up", 30);
  assert.deepEqual(
    meter.unwritten().map((one) => [one.start, one.tries["given-up"]]),
    [[minute, 1]],
  );
  t.mock.timers.tick(30_000);
  assert.deepEqual(
    written.map((minutes) => minutes.map((one) => [one.start, one.tries["given-up"], one.queue?.depth])),
    [[[minute, 1, 4]]],
  );

  isFull = true;
  meter.tried("taken", 5);
  t.mock.timers.tick(60_000);
  assert.equal(errors.length, 1);
  assert.deepEqual(
    meter.unwritten().map((one) => [one.start, one.tries.taken]),
    [
      [minute + 60_000, 1],
      [minute + 120_000, 0],
    ],
  );
  isFull = false;
  meter.stop();
  assert.deepEqual(
    written.at(-1)?.map((one) => one.start),
    [minute + 60_000, minute + 120_000],
  );
  t.mock.timers.tick(120_000);
  assert.equal(written.length, 2, "nothing is written after the stop");
});
