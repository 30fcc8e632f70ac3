import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { callProjection } from "#db/calls/projection.ts";
import { dumpCalls, history, type Sent } from "#db/calls/testing.ts";
import type { NotedDelivery } from "#db/projection.ts";
import { dropProjections } from "#db/projector.ts";
import { attempts, deliveries } from "#db/schema.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";

type TestInbox = ReturnType<typeof testInbox>;

/** In one transaction: a commit for each would be all that the test waits for. */
function store({ db, write, ids }: TestInbox, sent: readonly Sent[]): void {
  db.transaction(() => {
    for (const { webhookId, body, receivedAt } of sent) write(arrival(webhookId, body, receivedAt), ids.next(), false);
  });
}

function empty(inbox: TestInbox): void {
  dropProjections(inbox.db);
  inbox.db.delete(attempts).run();
  inbox.db.delete(deliveries).run();
  inbox.restartProjector();
}

/** A history as it arrives: in any order, some of it again, and read whenever there is time. */
const arrivals = history.chain((sent) =>
  fc.record({
    sent: fc.constant(sent),
    batches: fc
      .tuple(
        fc.shuffledSubarray(sent, { minLength: sent.length }),
        fc.array(fc.boolean(), { minLength: sent.length, maxLength: sent.length }),
        fc.subarray(sent, { maxLength: Math.min(3, sent.length) }),
      )
      .map(([shuffled, pauses, repeated]) => {
        const batches: Sent[][] = [[]];
        for (const [index, one] of shuffled.entries()) {
          batches.at(-1)?.push(one);
          if (pauses[index]) batches.push([]);
        }
        return [...batches, repeated];
      }),
  }),
);

test("every order, repeat and split into live and rebuilt gives the same calls", (t) => {
  const straight = testInbox(t);
  const crooked = testInbox(t);
  for (const { db } of [straight, crooked]) db.$client.pragma("synchronous = OFF");
  fc.assert(
    fc.property(arrivals, ({ sent, batches }) => {
      for (const inbox of [straight, crooked]) empty(inbox);
      store(straight, sent);
      straight.readAll();
      const expected = dumpCalls(straight.db);
      for (const batch of batches) {
        store(crooked, batch);
        crooked.readAll();
      }
      assert.deepEqual(dumpCalls(crooked.db), expected);
      dropProjections(crooked.db);
      assert.deepEqual(dumpCalls(crooked.db), { events: [], calls: [], words: [] });
      crooked.restartProjector();
      crooked.readAll();
      assert.deepEqual(dumpCalls(crooked.db), expected);
    }),
    { numRuns: 100 },
  );
});

function notedOf({ db }: TestInbox): NotedDelivery[] {
  return db
    .select()
    .from(deliveries)
    .all()
    .map(({ id, webhookId, receivedAt, body }) => ({
      id,
      webhookId,
      receivedAt,
      ...readEvent(body ?? Buffer.alloc(0)),
    }));
}

test("what is noted again replaces what it said before, as if it had never been", (t) => {
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  fc.assert(
    fc.property(history, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (sent, mistakes) => {
      empty(inbox);
      store(inbox, sent);
      inbox.readAll();
      const expected = dumpCalls(inbox.db);
      const noted = notedOf(inbox);
      const projection = callProjection.create(inbox.db);
      const note = (delivery: NotedDelivery | undefined, said: NotedDelivery | undefined) => {
        if (delivery && said) projection.note({ ...delivery, event: said.event, eventAt: said.eventAt });
      };
      const wrong = mistakes.map(([one, other]) => [noted[one % noted.length], noted[other % noted.length]] as const);
      inbox.db.transaction(() => {
        for (const [delivery, said] of wrong) note(delivery, said);
        projection.settle();
        for (const [delivery] of wrong) note(delivery, delivery);
        projection.settle();
      });
      assert.deepEqual(dumpCalls(inbox.db), expected);
    }),
    { numRuns: 60 },
  );
});
