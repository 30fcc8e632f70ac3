import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calls } from "#db/call-schema.ts";
import { arrivalsOf, emptyInbox, history, type Sent, store } from "#db/calls/testing.ts";
import { HOUR, MINUTE, message, start, watched } from "#db/health/missing/testing.ts";
import { gaps, lineActivity, quotingMessages } from "#db/missing-schema.ts";
import type { Db } from "#db/open.ts";
import { dropProjections } from "#db/projector.ts";
import { deliveries } from "#db/schema.ts";
import { testInbox } from "#db/testing.ts";

const texts = fc.constantFrom("ready", "soon", "👍 to “ready”", "Liked “soon”", "Loved “rea…”", "Liked “never said”");
/** Some are told again, with other words or in another direction. */
const messages = fc.array(
  fc.record({ id: fc.nat({ max: 4 }), minute: fc.nat({ max: 9 }), text: texts, out: fc.boolean() }),
  { maxLength: 6 },
);

const everything: fc.Arbitrary<Sent[]> = fc.tuple(history, messages).map(([told, written]) => [
  ...told,
  ...written.map(({ id, minute, text, out }, index) => {
    const at = start + minute * MINUTE;
    const webhookId = `msg_written_${index}`;
    return { webhookId, body: message(at, `msg_${id}`, text, out), receivedAt: at };
  }),
]);

/** Of two histories after each other in one process: what was found in the first says nothing of the second. */
const examples = [["ready", "👍 to “ready”"], ["👍 to “ready”"]].map((said): [{ sent: Sent[]; batches: Sent[][] }] => {
  const sent = said.map((text, index) => {
    const at = start + index * MINUTE;
    const id = text === "ready" ? "msg_said" : "msg_reaction";
    return { webhookId: id, body: message(at, id, text), receivedAt: at };
  });
  return [{ sent, batches: [sent, []] }];
});

/** What is missing, in words that do not depend on the order of arrival: a ringing has no id but that of its delivery. */
function dump(db: Db): string[] {
  const callOf = new Map(
    db
      .select()
      .from(calls)
      .all()
      .map((call) => [String(call.id), `${call.startedAt} ${call.usNumber} ${call.themNumber} ${call.direction}`]),
  );
  return db
    .select()
    .from(gaps)
    .all()
    .filter(({ cameAt }) => cameAt === null)
    .map(({ kind, key }) => `${kind} ${kind === "ring" ? callOf.get(key) : key}`)
    .sort();
}

function dumpTraces(db: Db) {
  const nameOf = new Map(
    db
      .select({ id: deliveries.id, name: deliveries.webhookId })
      .from(deliveries)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return {
    lines: db.select().from(lineActivity).orderBy(lineActivity.number, lineActivity.slot).all(),
    quotes: db
      .select()
      .from(quotingMessages)
      .all()
      .map(({ deliveryId, ...row }) => JSON.stringify({ ...row, delivery: nameOf.get(deliveryId) }))
      .sort(),
  };
}

test("every order and split of what comes leaves the same missing, and the same traces after a rebuild", (t) => {
  const straight = watched(testInbox(t));
  const crooked = watched(testInbox(t));
  for (const { db } of [straight, crooked]) db.$client.pragma("synchronous = OFF");
  const end = start + 5 * HOUR;
  fc.assert(
    fc.property(arrivalsOf(everything), ({ sent, batches }) => {
      for (const inbox of [straight, crooked]) {
        emptyInbox(inbox);
        inbox.db.delete(gaps).run();
      }
      store(straight, sent);
      straight.readAll();
      straight.look(end);
      for (const [index, batch] of batches.entries()) {
        store(crooked, batch);
        crooked.readAll();
        crooked.look(start + (index % 5) * HOUR);
      }
      crooked.look(end);
      const missing = dump(straight.db);
      assert.deepEqual(dump(crooked.db), missing);
      assert.deepEqual(dumpTraces(crooked.db), dumpTraces(straight.db));

      dropProjections(crooked.db);
      assert.deepEqual(dumpTraces(crooked.db), { lines: [], quotes: [] });
      crooked.restartProjector();
      crooked.readAll();
      assert.deepEqual(dumpTraces(crooked.db), dumpTraces(straight.db));
      crooked.look(end);
      assert.deepEqual(dump(crooked.db), missing);
    }),
    { numRuns: 30, examples },
  );
});
