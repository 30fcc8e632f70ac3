import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildSeries } from "#lib/health/build-series.ts";
import { countInto } from "#lib/health/histogram.ts";
import { addMeasurements, emptyMeasurement, type Measurement } from "#lib/health/measurement.ts";
import { shapeOf } from "#lib/health/series-shape.ts";
import { lagBucket } from "#lib/lag-histogram.ts";

const MINUTE = 60_000;
const now = Date.parse("2026-03-16T09:14:30Z");
const shape = shapeOf("hour", now);

const none = { duplicates: 0, conflicts: 0, lookalikes: 0 };

test("a span ends with the minute or hour of now, and reaches back as far as it says", () => {
  for (const [span, end, ms] of [
    ["hour", "2026-03-16T09:15:00Z", 60 * MINUTE],
    ["day", "2026-03-16T10:00:00Z", 24 * 60 * MINUTE],
    ["month", "2026-03-16T10:00:00Z", 30 * 24 * 60 * MINUTE],
  ] as const) {
    const { begin, slices, sliceMs } = shapeOf(span, now);
    assert.equal(begin + slices * sliceMs, Date.parse(end), span);
    assert.equal(slices * sliceMs, ms, span);
  }
});

test("what was counted and what was measured stand in the slice that they happened in", () => {
  const measured = emptyMeasurement(shape.begin + 2 * MINUTE);
  for (const microseconds of [900, 1_000, 1_100]) countInto(measured.acknowledgements, microseconds);
  measured.tries.taken = 3;
  measured.queue = { depth: 7, oldestMs: 90_000 };
  const series = buildSeries({
    span: "hour",
    shape,
    arrivals: [
      { slice: 2, topic: "sms.sent", deliveries: 4, ...none, duplicates: 1 },
      { slice: 2, topic: "number.moved", deliveries: 1, ...none },
      { slice: 3, topic: "number.lost", deliveries: 2, ...none },
    ],
    lags: [{ slice: 2, bucket: lagBucket(2_000), count: 4 }],
    measurements: [measured],
    queueNow: { depth: 2, oldestMs: 5_000 },
  });
  assert.equal(series.slices.length, 60);
  const [, , slice, next, empty] = series.slices;
  assert.ok(slice?.lag && slice.acknowledgement);
  assert.deepEqual(slice.topics, { "sms.sent": 4, other: 1 });
  assert.equal(slice.duplicates, 1);
  assert.ok(Math.abs(slice.lag.medianMs - 2_000) < 60, `${slice.lag.medianMs} ms`);
  assert.ok(Math.abs(slice.acknowledgement.medianMs - 1) < 0.03, `${slice.acknowledgement.medianMs} ms`);
  assert.deepEqual(slice.forwards, { taken: 3, retrying: 0, givenUp: 0 });
  assert.deepEqual(slice.queue, { depth: 7, oldestMs: 90_000 });
  assert.deepEqual([next?.running, next?.topics, next?.acknowledgement], [true, { other: 2 }, null]);
  assert.deepEqual([empty?.running, empty?.queue], [false, null]);
  assert.deepEqual(series.total.topics, { "sms.sent": 4, other: 3 });
  assert.deepEqual(series.total.queue, { depth: 2, oldestMs: 5_000 }, "the queue of the whole is what it is now");
});

test("a server that ran and got nothing is no gap", () => {
  const measurements = [emptyMeasurement(shape.begin)];
  const { slices } = buildSeries({ span: "hour", shape, arrivals: [], lags: [], measurements, queueNow: null });
  assert.deepEqual(
    slices.map(({ running }) => running),
    [true, ...Array.from({ length: 59 }, () => false)],
  );
});

const counts = fc.nat(1_000);
const histogram = fc.dictionary(fc.nat(300).map(String), fc.integer({ min: 1, max: 1_000 }));
const anyMeasurement: fc.Arbitrary<Measurement> = fc.record({
  start: fc.constant(0),
  acknowledgements: histogram,
  forwardTimes: histogram,
  tries: fc.record({ taken: counts, retrying: counts, "given-up": counts }),
  queue: fc.option(fc.record({ depth: counts, oldestMs: counts })),
});

test("measurements add up to the same in any order and in any pieces", () => {
  fc.assert(
    fc.property(fc.array(anyMeasurement), fc.nat(10), (all, cut) => {
      const whole = addMeasurements(0, all);
      assert.deepEqual(addMeasurements(0, all.toReversed()), whole);
      const pieces = [addMeasurements(0, all.slice(0, cut)), addMeasurements(0, all.slice(cut))];
      assert.deepEqual(addMeasurements(0, pieces), whole);
    }),
  );
});
