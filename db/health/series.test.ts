import assert from "node:assert/strict";
import { test } from "node:test";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { createOweArrivals } from "#db/forwards/owe-arrivals.ts";
import { countArrivals } from "#db/health/arrival-counts.ts";
import { keepMeasurements, readMeasurements } from "#db/health/measurement-store.ts";
import { createProjectionLags } from "#db/health/projection-lags.ts";
import { createQueueSampler } from "#db/health/queue-samples.ts";
import { dropProjections } from "#db/projector.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { countInto } from "#lib/health/histogram.ts";
import { emptyMeasurement, type Measurement } from "#lib/health/measurement.ts";
import { shapeOf } from "#lib/health/series-shape.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.parse("2026-03-16T09:00:00Z");

function measured(at: number, depth: number): Measurement {
  const one = emptyMeasurement(at);
  countInto(one.acknowledgements, 900);
  one.tries.taken = 2;
  one.queue = { depth, oldestMs: depth * 1000 };
  return one;
}

test("minutes are kept as they are, and added up to their hour, also those that are written in pieces", (t) => {
  const { db } = testInbox(t);
  keepMeasurements(db, [measured(start, 3), measured(start + MINUTE, 9)]);
  keepMeasurements(db, [measured(start + MINUTE, 4)]);
  const minutes = readMeasurements(db, "minute", start, start + HOUR);
  assert.deepEqual(
    minutes.map(({ tries, queue }) => [tries.taken, queue?.depth]),
    [
      [2, 3],
      [4, 9],
    ],
  );
  const [hour, ...others] = readMeasurements(db, "hour", start, start + HOUR);
  assert.deepEqual(others, []);
  assert.equal(hour?.tries.taken, 6);
  assert.deepEqual(Object.values(hour?.acknowledgements ?? {}), [3]);
  assert.deepEqual(hour?.queue, { depth: 9, oldestMs: 9_000 });
});

test("minutes are kept for two days, hours for thirteen months, and a rebuild keeps both", (t) => {
  const { db } = testInbox(t);
  const spans = { minute: MINUTE, hour: HOUR };
  const insert = db.$client.prepare(
    "insert into measurements (grain, start, acknowledgements, forward_times, taken, retrying, given_up) values (?, ?, '{}', '{}', 0, 0, 0)",
  );
  const fill = db.$client.transaction((grain: "minute" | "hour", count: number) => {
    for (let n = 0; n < count; n++) insert.run(grain, start + n * spans[grain]);
  });
  fill("minute", 2_880);
  fill("hour", 9_528);
  dropProjections(db);
  const first = (grain: "minute" | "hour") => readMeasurements(db, grain, 0, Number.MAX_SAFE_INTEGER)[0]?.start;
  keepMeasurements(db, []);
  assert.deepEqual([first("minute"), first("hour")], [start, start]);
  keepMeasurements(db, [measured(start + 400 * 24 * HOUR, 1)]);
  assert.deepEqual([first("minute"), first("hour")], [start + MINUTE, start + HOUR]);
});

test("a clock that is years ahead for days takes neither what was measured before nor what comes after", (t) => {
  const { db } = testInbox(t);
  keepMeasurements(db, [measured(start, 1)]);
  const ahead = start + 5 * 365 * 24 * HOUR;
  for (let n = 0; n < 200; n++) keepMeasurements(db, [measured(ahead + n * MINUTE, 1)]);
  keepMeasurements(db, [measured(start + HOUR, 1)]);
  const found = readMeasurements(db, "minute", start, start + 2 * HOUR).map((one) => one.start);
  assert.deepEqual(found, [start, start + HOUR]);
});

test("what came is counted by slice, and how late it was", async (t) => {
  const { db, ingest, readAll } = testInbox(t);
  const body = JSON.stringify({ topic: "tag.added", version: "2.0", timestamp: "2026-03-16T08:59:50.000Z", data: {} });
  await ingest.store({ ...arrival("one", body), receivedAt: start });
  await ingest.store({ ...arrival("one", body), receivedAt: start + 5 * MINUTE });
  await ingest.store({ ...arrival("two", body), receivedAt: start - 2 * HOUR });
  await ingest.store({ ...arrival("three", body), receivedAt: start - 24 * HOUR });
  readAll();
  const shape = shapeOf("day", start + 10 * MINUTE);
  const { arrivals, lags } = countArrivals(db, shape);
  assert.deepEqual(
    arrivals.map((one) => [one.slice, one.topic, one.deliveries, one.duplicates]),
    [
      [21, "tag.added", 1, 0],
      [23, "tag.added", 1, 1],
    ],
  );
  assert.deepEqual(
    lags.map((one) => [one.slice, one.count]),
    [
      [21, 1],
      [23, 1],
    ],
  );
  const pieces = [countArrivals(db, shape, 0, 22), countArrivals(db, shape, 22, 23), countArrivals(db, shape, 23)];
  assert.deepEqual(
    pieces.map((piece) => piece.arrivals.length + piece.lags.length),
    [2, 0, 2],
  );
});

test("queues are sampled by endpoint, and projections by what they have not followed", async (t) => {
  const { db, ingest, readAll } = testInbox(t);
  const choice = { url: "https://example.com", description: "", topics: null, headers: null, secret: "" };
  const store = createEndpointStore(db, () => start);
  const { id } = store.add({ ...choice, paused: true, disabledReason: null });
  const idle = store.add({ ...choice, paused: false, disabledReason: "off" });
  const lagsOf = createProjectionLags(db);
  assert.ok(lagsOf().every(({ attemptsBehind, firstUnreadAt }) => attemptsBehind === 0 && firstUnreadAt === null));
  for (const webhookId of ["one", "two"]) await ingest.store({ ...arrival(webhookId, "{}"), receivedAt: start });
  assert.deepEqual(
    lagsOf().find(({ projection }) => projection === "readings"),
    { projection: "readings", attemptsBehind: 2, firstUnreadAt: start },
  );
  assert.ok(lagsOf().every(({ attemptsBehind }) => attemptsBehind === 2));
  readAll();
  assert.ok(lagsOf().every(({ attemptsBehind, firstUnreadAt }) => attemptsBehind === 0 && firstUnreadAt === null));
  createOweArrivals(
    db,
    () => start,
    () => {},
  ).follow(1_000);
  assert.deepEqual(createQueueSampler(db)(start + MINUTE), [
    { endpointId: id, depth: 2, oldestMs: MINUTE },
    { endpointId: idle.id, depth: 0, oldestMs: 0 },
  ]);
});
