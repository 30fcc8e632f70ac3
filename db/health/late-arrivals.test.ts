import assert from "node:assert/strict";
import { test } from "node:test";
import { asc } from "drizzle-orm";
import fc from "fast-check";
import { dropProjections } from "#db/projector.ts";
import { attempts, deliveries } from "#db/schema.ts";
import { lateArrivals, lateTallies } from "#db/sender-schema.ts";
import { arrival, testInbox } from "#db/testing.ts";

type TestInbox = ReturnType<typeof testInbox>;
type Request = { message: number; second: number };

const EVENT = Date.parse("2026-03-16T09:20:00.000Z");
const STEPS = [0, 5, 305, 2105, 9305, 27_305];

/** One of few messages, `second` seconds after it happened. */
function request(inbox: TestInbox, { message, second }: Request): void {
  const body = JSON.stringify({ topic: "sms.received", timestamp: new Date(EVENT).toISOString(), data: { message } });
  const at = EVENT + second * 1000;
  const made = arrival(`msg_${message}`, body, at);
  const verified = { ...made.verified, webhookTimestamp: Math.floor(at / 1000) };
  inbox.write({ ...made, verified }, inbox.ids.next(), false);
}

function dump({ db }: TestInbox) {
  const names = new Map(
    db
      .select()
      .from(deliveries)
      .all()
      .map(({ id, webhookId }) => [id, webhookId]),
  );
  return {
    late: db
      .select()
      .from(lateArrivals)
      .all()
      .map(({ id, ...row }) => ({ name: names.get(id) ?? "", ...row }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    tallies: db.select().from(lateTallies).orderBy(asc(lateTallies.start), asc(lateTallies.number)).all(),
  };
}

function empty(inbox: TestInbox): void {
  dropProjections(inbox.db);
  inbox.db.delete(attempts).run();
  inbox.db.delete(deliveries).run();
  inbox.restartProjector();
}

test("late deliveries are counted by hour and by Allo's try", (t) => {
  const inbox = testInbox(t);
  request(inbox, { message: 1, second: 1 });
  request(inbox, { message: 2, second: 2106 });
  request(inbox, { message: 3, second: 2107 });
  request(inbox, { message: 3, second: 9312 });
  request(inbox, { message: 4, second: 3 * 86_400 });
  inbox.readAll();
  const hour = Date.parse("2026-03-16T09:00:00.000Z");
  assert.deepEqual(dump(inbox).tallies, [
    { start: hour, number: 4, deliveries: 2 },
    { start: hour + 3 * 86_400_000, number: 0, deliveries: 1 },
  ]);
  assert.partialDeepStrictEqual(dump(inbox).late, [
    { name: "msg_2", number: 4, firstTriedAt: EVENT },
    { name: "msg_3", number: 4, firstTriedAt: EVENT },
    { name: "msg_4", number: null },
  ]);
});

test("a repeat that sheds another light on the first is counted once", (t) => {
  const inbox = testInbox(t);
  request(inbox, { message: 1, second: 15 * 60 });
  inbox.readAll();
  assert.deepEqual(dump(inbox).late, []);
  request(inbox, { message: 1, second: 15 * 60 + 36_000 });
  inbox.readAll();
  const { late, tallies } = dump(inbox);
  assert.equal(late.length, tallies.length);
  assert.equal(
    tallies.reduce((sum, row) => sum + row.deliveries, 0),
    late.length,
  );
});

test("living through it, in any slices, and a rebuild give the same", (t) => {
  const [one, other] = [testInbox(t), testInbox(t)];
  for (const { db } of [one, other]) db.$client.pragma("synchronous = OFF");
  const requests = fc.array(
    fc.record({ message: fc.nat(3), second: fc.constantFrom(...STEPS, 900, 36_000, 200_000) }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(requests, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (sent, pauses) => {
      for (const inbox of [one, other]) empty(inbox);
      const inOrder = sent.toSorted((a, b) => a.second - b.second);
      for (const each of inOrder) request(one, each);
      one.readAll();
      for (const [index, each] of inOrder.entries()) {
        request(other, each);
        if (pauses[index]) other.readAll();
      }
      other.readAll();
      const expected = dump(one);
      assert.deepEqual(dump(other), expected);
      dropProjections(other.db);
      assert.deepEqual(dump(other), { late: [], tallies: [] });
      other.restartProjector();
      other.readAll();
      assert.deepEqual(dump(other), expected);
    }),
    { numRuns: 40 },
  );
});
