import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { hours, lags, tallies } from "#db/schema.ts";
import { getStats } from "#db/stats.ts";
import { createTallyBuffers, HOUR, pruneMinutes } from "#db/tally-buffer.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";

const MINUTE = 60_000;
// Half past of this hour: minutes of long ago would be forgotten at once.
const NOW = Math.floor(Date.now() / HOUR) * HOUR + 30.5 * MINUTE;
const EVENT_AT = NOW - 10 * MINUTE;

function eventBody(id: string): string {
  return smsBody(id).replace("2026-03-17T08:01:13.000Z", new Date(EVENT_AT).toISOString());
}

function inboxAt(t: TestContext) {
  const inbox = testInbox(t);
  let sent = 0;
  return {
    ...inbox,
    async store(at: number, id = `msg_${++sent}`, body = smsBody(id)) {
      await inbox.ingest.store(arrival(id, body, at));
      inbox.readAll();
    },
    stats: (now = NOW) => getStats(inbox.db, inbox.quarantine, now),
  };
}

test("each span counts what arrived in it, the running minute or hour included", async (t) => {
  const { store, stats } = inboxAt(t);
  for (const age of [0, 59 * MINUTE, 61 * MINUTE, 23 * HOUR, 25 * HOUR, 6 * 24 * HOUR, 8 * 24 * HOUR]) {
    await store(NOW - age);
  }
  const { hour, day, week, total, lastDeliveryAt } = stats();
  assert.deepEqual([hour.deliveries, day.deliveries, week.deliveries, total.deliveries], [2, 4, 6, 7]);
  for (const span of [hour, day, week]) {
    assert.equal(
      span.series.reduce((sum, slice) => sum + slice.deliveries, 0),
      span.deliveries,
    );
    assert.equal(span.series.at(-1)?.deliveries, span === week ? 4 : 1);
    assert.deepEqual(span.topics, { "sms.received": span.deliveries });
  }
  assert.deepEqual([hour.series.length, day.series.length, week.series.length], [60, 24, 7]);
  assert.equal(lastDeliveryAt, new Date(NOW - 8 * 24 * HOUR).toISOString());
  assert.equal(stats(NOW + 2 * HOUR).hour.deliveries, 0);
});

test("a delivery counts once among duplicates or conflicts, each repeat in the span that it came in", async (t) => {
  const { store, stats } = inboxAt(t);
  await store(NOW - 2 * HOUR, "msg_a", smsBody("a"));
  await store(NOW - 2 * HOUR, "msg_a", smsBody("a"));
  await store(NOW, "msg_a", smsBody("a"));
  assert.partialDeepStrictEqual(stats(), {
    total: { duplicates: 1, conflicts: 0 },
    hour: { duplicates: 1, deliveries: 0 },
  });
  await store(NOW, "msg_a", smsBody("a", "changed"));
  assert.partialDeepStrictEqual(stats(), {
    total: { deliveries: 1, duplicates: 0, conflicts: 1 },
    hour: { duplicates: 1, conflicts: 1 },
    day: { deliveries: 1, duplicates: 2, conflicts: 1 },
  });
});

test("lookalikes and problems are counted", async (t) => {
  const { store, stats } = inboxAt(t);
  await store(NOW, "msg_a", smsBody("same"));
  await store(NOW, "msg_b", smsBody("same"));
  await store(NOW, "msg_c", "not json");
  assert.partialDeepStrictEqual(stats().total, { deliveries: 3, lookalikes: 1, problems: 1 });
  assert.equal(Object.keys(stats().total.topics).length, 2);
});

test("lag is arrival minus event time, exact to a few per cent, and never negative", async (t) => {
  const { store, stats } = inboxAt(t);
  const at = EVENT_AT + 10_000;
  for (let n = 0; n < 9; n++) await store(at, `msg_${n}`, eventBody(`${n}`));
  await store(EVENT_AT + 60_000, "msg_late", eventBody("late"));
  const { hour } = stats(EVENT_AT + 2 * MINUTE);
  assert.ok(Math.abs((hour.lag.medianMs ?? 0) - 10_000) < 600, `median ${hour.lag.medianMs}`);
  assert.ok(Math.abs((hour.lag.p95Ms ?? 0) - 60_000) < 3_600, `p95 ${hour.lag.p95Ms}`);
  const early = inboxAt(t);
  await early.store(EVENT_AT - 5 * MINUTE, "msg_early", eventBody("early"));
  assert.ok((early.stats(EVENT_AT).hour.lag.medianMs ?? 99) < 1);
  assert.deepEqual(inboxAt(t).stats().hour.lag, { medianMs: null, p95Ms: null });
});

test("counts do not depend on how the work was cut up, nor on restarts in between", async (t) => {
  const [whole, parts] = [inboxAt(t), inboxAt(t)];
  for (let n = 0; n < 40; n++) {
    const [id, body] = [`msg_${n % 17}`, smsBody(`sms_${n % 7}`, `${n % 3}`)];
    await whole.ingest.store(arrival(id, body, NOW - n * 7 * MINUTE));
    await parts.store(NOW - n * 7 * MINUTE, id, body);
    if (n % 5 === 0) parts.restartProjector();
  }
  whole.readAll();
  assert.deepEqual(parts.stats(), whole.stats());
});

test("old minutes are forgotten, hours and totals are not", (t) => {
  const { db } = testInbox(t);
  const newTally = createTallyBuffers(db);
  const tally = newTally(NOW - 49 * HOUR);
  tally.span(NOW - 49 * HOUR, "old", { deliveries: 1 }, 3);
  tally.span(NOW - 49 * HOUR, "old", { deliveries: 1 }, 2);
  tally.span(NOW, "new", { deliveries: 1 }, 4);
  tally.total("old", { deliveries: 2 });
  tally.write();
  tally.write();
  pruneMinutes(db, NOW);
  const rebuilt = newTally(NOW);
  rebuilt.span(NOW - 49 * HOUR, "rebuilt", { deliveries: 1 }, 2);
  rebuilt.lag(NOW - 49 * HOUR, 1000, 1);
  rebuilt.write();
  assert.deepEqual(db.select({ grain: lags.grain }).from(lags).all(), [{ grain: "hour" }]);
  const rows = db.select().from(tallies).all();
  assert.deepEqual(rows.map(({ grain, topic, deliveries }) => [grain, topic, deliveries]).sort(), [
    ["hour", "new", 1],
    ["hour", "old", 2],
    ["hour", "rebuilt", 1],
    ["minute", "new", 1],
    ["total", "old", 2],
  ]);
  assert.deepEqual(
    db
      .select()
      .from(hours)
      .all()
      .map(({ firstId, lastId }) => [firstId, lastId]),
    [
      [2, 3],
      [4, 4],
    ],
  );
});
