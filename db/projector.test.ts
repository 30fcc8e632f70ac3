import assert from "node:assert/strict";
import { test } from "node:test";
import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import type { BodyReader } from "#db/body-reader.ts";
import { getDelivery } from "#db/delivery-detail.ts";
import { projectionKinds } from "#db/projection.ts";
import { createProjector, dropProjections } from "#db/projector.ts";
import { createReadAhead } from "#db/read-ahead.ts";
import { lags, progress, readings, tallies } from "#db/schema.ts";
import { getStats } from "#db/stats.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";

type TestInbox = ReturnType<typeof testInbox>;

function dump({ db }: TestInbox) {
  return {
    readings: db.select().from(readings).orderBy(asc(readings.id)).all(),
    tallies: db.select().from(tallies).orderBy(tallies.grain, tallies.start, tallies.topic).all(),
    lags: db.select().from(lags).orderBy(lags.grain, lags.start, lags.bucket).all(),
    words: db.$client.prepare("select rowid from search where search match 'ready' order by rowid").all(),
  };
}

test("repeats, conflicts, lookalikes and problems are read from the log", async (t) => {
  const inbox = testInbox(t);
  const { ingest, db } = inbox;
  const first = await ingest.store(arrival("msg_1", smsBody("sms_1")));
  await ingest.store(arrival("msg_1", smsBody("sms_1")));
  const twin = await ingest.store(arrival("msg_2", smsBody("sms_1")));
  const clash = await ingest.store(arrival("msg_3", smsBody("sms_3")));
  await ingest.store(arrival("msg_3", smsBody("sms_4")));
  await ingest.store(arrival("msg_3", smsBody("sms_3")));
  const broken = await ingest.store(arrival("msg_5", "{not json"));
  inbox.readAll();

  assert.partialDeepStrictEqual(getDelivery(db, first.id), {
    topic: "sms.received",
    verdict: "duplicate",
    attempts: 2,
    lookalikeOf: null,
    problem: null,
    neighbours: { newer: twin.id, older: null },
  });
  assert.equal(getDelivery(db, twin.id)?.lookalikeOf, first.id);
  assert.partialDeepStrictEqual(getDelivery(db, clash.id), { verdict: "conflict", attempts: 3 });
  assert.partialDeepStrictEqual(getDelivery(db, broken.id), { payload: null, problem: { kind: "not_json" } });

  const stats = getStats(db, inbox.quarantine, Date.now());
  const counted = { deliveries: 4, duplicates: 1, conflicts: 1, lookalikes: 1, problems: 1 };
  assert.partialDeepStrictEqual(stats.total, { ...counted, topics: { "sms.received": 3, unreadable: 1 } });
  assert.partialDeepStrictEqual(stats.hour, { ...counted, duplicates: 2 });
  assert.equal(
    stats.hour.series.reduce((sum, slice) => sum + slice.deliveries, 0),
    4,
  );
});

test("a rebuild gives the same projections as living through it, however the work was sliced", async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          message: fc.integer({ max: 6, min: 0 }),
          content: fc.integer({ max: 2, min: 0 }),
          pause: fc.boolean(),
        }),
        {
          maxLength: 40,
          minLength: 1,
        },
      ),
      async (story) => {
        const inbox = testInbox(t);
        const at = Date.now();
        for (const [i, { message, content, pause }] of story.entries()) {
          const body = content === 2 ? "broken" : smsBody(`sms_${message % 3}`, `ready ${content}`);
          await inbox.ingest.store(arrival(`msg_${message}`, body, at + i * 1000));
          if (pause) inbox.readAll();
        }
        inbox.readAll();
        const lived = dump(inbox);
        assert.ok(lived.readings.length > 0);
        dropProjections(inbox.db);
        assert.equal(dump(inbox).readings.length, 0);
        inbox.restartProjector();
        inbox.readAll();
        assert.deepEqual(dump(inbox), lived);
      },
    ),
    { numRuns: 15 },
  );
});

test("what a thread of its own has read ahead makes the same projections", async (t) => {
  const inbox = testInbox(t);
  const bodies = ["ready", "steady", "ready"].flatMap((text) => [smsBody("sms_1", text), `{broken ${text}`]);
  for (let turn = 0; turn < 200; turn += 1) {
    const body = bodies[turn % bodies.length] ?? "";
    await inbox.ingest.store(arrival(`msg_${turn % 150}`, body));
  }
  inbox.readAll();
  const lived = dump(inbox);
  dropProjections(inbox.db);
  const ahead = createReadAhead(inbox.file);
  t.after(ahead.close);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const patiently: BodyReader = (id) => {
    for (;;) {
      const delivery = ahead.take(id);
      if (delivery) return delivery;
      Atomics.wait(pause, 0, 0, 1);
    }
  };
  const projector = createProjector(inbox.db, Date.now, () => {}, projectionKinds, patiently);
  while (!projector.follow(20));
  assert.deepEqual(dump(inbox), lived);
});

test("a restarted projector goes on where the last one committed", async (t) => {
  const inbox = testInbox(t);
  await inbox.ingest.store(arrival("msg_1", smsBody("1")));
  inbox.readAll();
  const before = dump(inbox);
  inbox.restartProjector();
  inbox.readAll();
  assert.deepEqual(dump(inbox), before);
});

test("a newer version of the code reads again what had a problem, and counts it once", async (t) => {
  const inbox = testInbox(t);
  await inbox.ingest.store(arrival("msg_1", smsBody("1")));
  const { id } = await inbox.ingest.store(arrival("msg_2", smsBody("2")));
  inbox.readAll();
  const sound = dump(inbox);
  const problem = { kind: "unknown_topic" as const, message: "older code did not know it", issues: [] };
  inbox.db.update(readings).set({ problem, topic: "older.name" }).where(eq(readings.id, id)).run();
  inbox.db.update(tallies).set({ topic: "sms.received" }).run();
  for (const { grain, start } of sound.tallies) {
    inbox.db
      .update(tallies)
      .set({ deliveries: 1 })
      .where(and(eq(tallies.grain, grain), eq(tallies.start, start)))
      .run();
    inbox.db
      .insert(tallies)
      .values({
        grain,
        start,
        topic: "older.name",
        deliveries: 1,
        duplicates: 0,
        conflicts: 0,
        lookalikes: 0,
        problems: 1,
      })
      .run();
  }
  inbox.db.update(progress).set({ codeVersion: 0 }).run();
  inbox.restartProjector();
  inbox.readAll();
  assert.deepEqual(dump(inbox).readings, sound.readings);
  const stats = getStats(inbox.db, inbox.quarantine, Date.now());
  assert.deepEqual(stats.total.topics, { "sms.received": 2 });
  assert.equal(stats.total.problems, 0);
});

test("a body that is too long for what is left of a slice has the next for itself", (t) => {
  const { db, write, ids } = testInbox(t);
  const sent = ["a", "b", "x".repeat(200_000), "c"].map((content, index) =>
    write(arrival(`msg_${index}`, smsBody(`sms_${index}`, content)), ids.next(), false),
  );
  const slices: number[][] = [];
  const projector = createProjector(db, Date.now, ({ read }) => void slices.push(read));
  while (!projector.follow(8));
  assert.deepEqual(
    slices.flat(),
    sent.map(({ id }) => id),
  );
  assert.ok(slices.some(([first]) => first === sent[2]?.id));
});
