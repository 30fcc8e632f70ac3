import assert from "node:assert/strict";
import { test } from "node:test";
import { gapsOf, isAlone, isEmpty } from "#components/health/charts/chart-model.ts";
import { chartModels } from "#components/health/charts/chart-models.ts";
import type { Series, Slice } from "#lib/api/series.ts";

const quiet: Omit<Slice, "at" | "running"> = {
  topics: {},
  duplicates: 0,
  conflicts: 0,
  lookalikes: 0,
  lag: null,
  acknowledgement: null,
  forwards: { taken: 0, retrying: 0, givenUp: 0 },
  queue: null,
};

function seriesOf(slices: Partial<Slice>[], total: Partial<Series["total"]> = {}): Series {
  return {
    span: "hour",
    sliceSeconds: 60,
    total: { ...quiet, ...total },
    slices: slices.map((slice, index) => ({
      ...quiet,
      at: `2026-03-16T09:0${index}:00.000Z`,
      running: true,
      ...slice,
    })),
  };
}

test("topics stand by family, each in its family's hue, and no two of a family alike", () => {
  const topics = { "sms.sent": 1, other: 2, "call.received": 3, "call.answered": 1_004 };
  const [volume] = chartModels(seriesOf([{ topics: { "sms.sent": 1 } }], { topics }));
  assert.ok(volume);
  assert.deepEqual(
    volume.curves.map(({ name, color }) => [name, color]),
    [
      ["call.answered", "var(--call)"],
      ["call.received", "var(--call)"],
      ["sms.sent", "var(--message)"],
      ["other", "var(--faint)"],
    ],
  );
  assert.equal(new Set(volume.curves.map(({ color, opacity }) => `${color} ${opacity}`)).size, 4);
  assert.deepEqual(volume.rows[0]?.values, [0, 0, 1, 0]);
  assert.deepEqual(volume.figure, { value: "1,010", of: "in the last hour" });
});

test("a time in which the server did not run is a gap in every chart, and no zero", () => {
  const models = chartModels(
    seriesOf([{}, { running: false }, { running: false }, {}, { running: false }], { topics: { "sms.sent": 1 } }),
  );
  assert.equal(models.length, 6);
  for (const { id, rows } of models) {
    assert.ok(
      rows[1]?.values.every((value) => value === null),
      id,
    );
    assert.deepEqual(gapsOf(rows), [
      { from: rows[1]?.at, to: rows[2]?.at },
      { from: rows[4]?.at, to: rows[4]?.at },
    ]);
  }
});

test("a point between times without one is alone, and a chart of zeros is empty", () => {
  const lag = { medianMs: 5, p95Ms: 9 };
  const models = chartModels(seriesOf([{ lag }, {}, { lag }, { lag }], { lag }));
  const [ofLag, ofForwards] = ["lag", "forwards"].map((id) => models.find((model) => model.id === id));
  assert.ok(ofLag && ofForwards);
  assert.deepEqual(
    [0, 1, 2, 3].map((index) => isAlone(ofLag.rows, index, 0)),
    [true, false, false, false],
  );
  assert.deepEqual(ofLag.figure, { value: "5 ms", of: "median in the last hour" });
  assert.deepEqual([isEmpty(ofLag), isEmpty(ofForwards)], [false, true]);
});
