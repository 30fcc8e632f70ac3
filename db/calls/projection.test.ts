import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { createCallFold, dropCalls } from "#db/calls/projection.ts";
import { arrivalsOf, dumpCalls, emptyInbox, history, store } from "#db/calls/testing.ts";
import type { NotedDelivery } from "#db/projection.ts";
import { dropProjections } from "#db/projector.ts";
import { deliveries } from "#db/schema.ts";
import { testInbox } from "#db/testing.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";

type TestInbox = ReturnType<typeof testInbox>;

test("every order, repeat and split into live and rebuilt gives the same calls", (t) => {
  const straight = testInbox(t);
  const crooked = testInbox(t);
  for (const { db } of [straight, crooked]) db.$client.pragma("synchronous = OFF");
  fc.assert(
    fc.property(arrivalsOf(history), ({ sent, batches }) => {
      for (const inbox of [straight, crooked]) emptyInbox(inbox);
      store(straight, sent);
      straight.readAll();
      const expected = dumpCalls(straight.db);
      for (const batch of batches) {
        store(crooked, batch);
        crooked.readAll();
      }
      assert.deepEqual(dumpCalls(crooked.db), expected);
      dropProjections(crooked.db);
      assert.deepEqual(dumpCalls(crooked.db), { events: [], calls: [], facets: [], words: [] });
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
  /** Notes one list after the other, into empty tables. */
  const dumpOf = (...lists: NotedDelivery[][]) => {
    inbox.db.transaction(() => {
      dropCalls(inbox.db);
      const projection = createCallFold(inbox.db);
      for (const list of lists) {
        for (const delivery of list) projection.note(delivery);
        projection.settle();
      }
    });
    return dumpCalls(inbox.db);
  };
  fc.assert(
    fc.property(history, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (sent, changes) => {
      emptyInbox(inbox);
      store(inbox, sent);
      const before = notedOf(inbox);
      const after = [...before];
      for (const [one, other] of changes) {
        const [delivery, said] = [before[one % before.length], before[other % before.length]];
        if (delivery && said) after[one % before.length] = { ...delivery, event: said.event, eventAt: said.eventAt };
      }
      const changed = after.filter((delivery, index) => delivery !== before[index]);
      assert.deepEqual(dumpOf(before, changed), dumpOf(after));
    }),
    { numRuns: 60 },
  );
});

test("a call whose only ring turns out to be none stays, without it", (t) => {
  const inbox = testInbox(t);
  const names = ["v2-call.received", "v2-call.completed"];
  const sent = names.map((name) => {
    const body = readFileSync(`lib/allo/samples/${name}.json`, "utf8");
    return { webhookId: `msg_${name}`, body, receivedAt: Date.UTC(2026, 2, 16) };
  });
  store(inbox, sent);
  inbox.readAll();
  const [ring, completed] = notedOf(inbox);
  assert.ok(ring && completed);
  assert.deepEqual(
    dumpCalls(inbox.db).calls.map((call) => [call.members.length, call.ring]),
    [[2, ring.webhookId]],
  );
  const projection = createCallFold(inbox.db);
  projection.note({ ...ring, event: null });
  projection.settle();
  assert.deepEqual(
    dumpCalls(inbox.db).calls.map((call) => [call.members, call.ring]),
    [[[completed.webhookId], null]],
  );
});
