import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { calls } from "#db/call-schema.ts";
import { callbacks, contacts, holdings, numbers, threads, touches } from "#db/conversation-schema.ts";
import { addMark, removeMark } from "#db/conversations/callback-marks.ts";
import { createStatementStore } from "#db/conversations/statement-store.ts";
import { messageTouch, touchKey } from "#db/conversations/touch-of.ts";
import { dropProjections } from "#db/projector.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";

type TestInbox = ReturnType<typeof testInbox>;

const ours = ["+33199003210", "+33199003211"];
const theirs = ["+33639980142", "+33639980777", "anonymous"];
const start = Date.parse("2026-03-16T09:00:00.000Z");

/** Every table that is folded, whatever ids the deliveries have. */
function dump({ db }: TestInbox) {
  const keys = new Map(
    db
      .select()
      .from(touches)
      .all()
      .map(({ id, key }) => [id, key]),
  );
  const people = new Map(
    db
      .select()
      .from(contacts)
      .all()
      .map(({ id, alloId }) => [id, alloId]),
  );
  const keyOf = (id: number | null) => (id === null ? null : keys.get(id));
  const personOf = (id: number | null) => (id === null ? null : people.get(id));
  return {
    touches: db
      .select()
      .from(touches)
      .all()
      .map(({ id: _, deliveryId: __, key, ...row }) =>
        // A call is known by an id, which depends on the order of arrival.
        JSON.stringify({ ...row, key: row.kind === "call" ? null : key }),
      )
      .sort(),
    numbers: db
      .select()
      .from(numbers)
      .orderBy(asc(numbers.number))
      .all()
      .map((row) => ({ ...row, contactId: personOf(row.contactId) })),
    threads: db
      .select()
      .from(threads)
      .orderBy(asc(threads.us), asc(threads.them))
      .all()
      .map(({ id: _, lastId, ...row }) => ({
        ...row,
        lastMessage: db.$client.prepare("select at from touches where id = ?").get(lastId),
      })),
    contacts: db
      .select()
      .from(contacts)
      .orderBy(asc(contacts.alloId))
      .all()
      .map((row) => ({ ...row, id: 0 })),
    holdings: db
      .select()
      .from(holdings)
      .all()
      .map((row) => JSON.stringify({ ...row, contactId: personOf(row.contactId) }))
      .sort(),
    // Each by its touch, because its own id depends on the order of arrival.
    waitingCalls: db
      .select({ them: touches.them, at: touches.at, reason: touches.reason })
      .from(calls)
      .innerJoin(touches, eq(touches.id, calls.id))
      .where(eq(calls.isWaiting, true))
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
    callbacks: db
      .select()
      .from(callbacks)
      .orderBy(asc(callbacks.number), asc(callbacks.since))
      .all()
      .map((row) => ({
        ...row,
        id: 0,
        clearedById: row.clearedBy === "mark" ? row.clearedById : keyOf(row.clearedById)?.split(" ")[0],
      })),
  };
}

function body(topic: string, minute: number, data: object): string {
  const timestamp = new Date(start + minute * 60_000).toISOString();
  return JSON.stringify({ topic, version: "2.0", timestamp, data });
}

/** The messages, and what they are when all that was said of them is folded at once. */
function messagesAndFolds({ db }: TestInbox) {
  const said = createStatementStore(db);
  const rows = db.select().from(touches).where(eq(touches.kind, "message")).all();
  const subjects = rows.map(({ key }) => ({ kind: "message" as const, key: key.replace("message ", "") }));
  const folds = subjects.map((subject) => messageTouch(touchKey(subject), said.said(subject, readMessage)));
  return [rows, folds] as const;
}

const minute = fc.nat({ max: 14 });
const line = { us: fc.constantFrom(...ours), them: fc.constantFrom(...theirs) };

const sms = fc
  .record({ ...line, minute, id: fc.nat({ max: 4 }), out: fc.boolean() })
  .map(({ us, them, minute, id, out }) =>
    body(out ? "sms.sent" : "sms.received", minute, {
      id: `msg_${id}`,
      type: "SMS",
      content: `text ${minute}`,
      sent_at: new Date(start + minute * 60_000).toISOString(),
      from_number: out ? us : them,
      to_number: out ? them : us,
    }),
  );

/** One message told again and again, at times with other words, and of which only some say when it was sent. */
const retold = fc
  .record({ minute, content: fc.constantFrom("a", "b", "c"), isDated: fc.boolean() })
  .map(({ minute, content, isDated }) => {
    const sent_at = isDated ? new Date(start).toISOString() : null;
    return body("sms.received", minute, { id: "msg_9", content, sent_at, from_number: theirs[0], to_number: ours[0] });
  });

const ring = fc.record({ ...line, minute, answered: fc.boolean() }).map(({ us, them, minute, answered }) =>
  body(answered ? "call.answered" : "call.received", minute, {
    direction: "INBOUND",
    from_number: them,
    to_number: us,
    started_at: new Date(start + minute * 60_000).toISOString(),
  }),
);

const call = fc
  .record({
    ...line,
    minute,
    id: fc.nat({ max: 3 }),
    out: fc.boolean(),
    result: fc.constantFrom("ANSWERED", "VOICEMAIL", "BLOCKED", "FAILED"),
  })
  .map(({ us, them, minute, id, out, result }) =>
    body("call.completed", minute, {
      id: `cll-${id}`,
      type: out ? "OUTBOUND" : "INBOUND",
      result,
      start_date: new Date(start + minute * 60_000 + 2000).toISOString(),
      from_number: out ? us : them,
      to: out ? them : us,
      length_in_minutes: 1,
    }),
  );

const contact = fc
  .record({
    minute,
    id: fc.nat({ max: 2 }),
    name: fc.constantFrom("Camille", "Noé"),
    numbers: fc.subarray(theirs.slice(0, 2)),
    isNew: fc.boolean(),
  })
  .map(({ minute, id, name, numbers, isNew }) =>
    body(isNew ? "contact.created" : "contact.updated", minute, { id: `con_${id}`, name, numbers, emails: null }),
  );

const history = fc.array(fc.oneof(sms, retold, ring, call, contact), { minLength: 1, maxLength: 40, size: "max" });

/** Stores the bodies in this order, and reads them wherever there is a pause. */
async function live(inbox: TestInbox, bodies: readonly string[], pauses: readonly boolean[] = [false]): Promise<void> {
  let stored: Promise<unknown>[] = [];
  const seen = new Map<string, number>();
  for (const [index, one] of bodies.entries()) {
    const times = seen.get(one) ?? 0;
    seen.set(one, times + 1);
    // Whatever the order, what says the same has the same id: it decides between calls of one millisecond.
    const webhookId = `msg_${hash("sha256", one, "hex").slice(0, 12)}_${times}`;
    stored.push(inbox.ingest.store(arrival(webhookId, one, start)));
    if (!pauses[index % pauses.length]) continue;
    await Promise.all(stored);
    stored = [];
    inbox.readAll();
  }
  await Promise.all(stored);
  inbox.readAll();
}

test("a message that is told anew is as if all of it were read again", async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(retold, { minLength: 4, maxLength: 20, size: "max" }), async (bodies) => {
      const inbox = testInbox(t);
      await live(inbox, bodies, [true, false, true]);
      const [rows, folds] = messagesAndFolds(inbox);
      assert.deepEqual(rows, folds);
    }),
    { numRuns: 15 },
  );
});

test("every order and slicing, and a rebuild, come to the same", async (t) => {
  await fc.assert(
    fc.asyncProperty(
      history.chain((bodies) =>
        fc.tuple(
          fc.constant(bodies),
          fc.shuffledSubarray(bodies, { minLength: bodies.length }),
          fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
        ),
      ),
      async ([bodies, shuffled, pauses]) => {
        const [one, other] = [testInbox(t), testInbox(t)];
        await live(one, bodies);
        await live(other, shuffled, pauses);
        const expected = dump(one);
        assert.ok(expected.touches.length + expected.contacts.length > 0);
        assert.deepEqual(dump(other), expected);
        dropProjections(other.db);
        assert.equal(dump(other).touches.length, 0);
        other.restartProjector();
        other.readAll();
        assert.deepEqual(dump(other), expected);
      },
    ),
    { numRuns: 15, endOnFailure: true },
  );
});

const camille = "+33639980142";
const shop = "+33199003210";

function happened(topic: "sms" | "call" | "ring", minute: number, more: object = {}): string {
  const at = new Date(start + minute * 60_000).toISOString();
  const ends = { from_number: camille, to_number: shop };
  if (topic === "sms") return body("sms.received", minute, { id: `msg_${minute}`, sent_at: at, ...ends, ...more });
  if (topic === "ring") return body("call.received", minute, { started_at: at, ...ends, ...more });
  return body("call.completed", minute, {
    id: `cll_${minute}`,
    type: "INBOUND",
    start_date: at,
    from_number: camille,
    to: shop,
    ...more,
  });
}

test("who waits is told, and what answered them", async (t) => {
  const inbox = testInbox(t);
  const { db } = inbox;
  const waiting = () =>
    db
      .select()
      .from(callbacks)
      .orderBy(asc(callbacks.since))
      .all()
      .map(({ waits, reason, clearedBy }) => [waits, reason, clearedBy]);
  const thread = () => db.select().from(threads).get();

  await live(inbox, [happened("ring", 0)]);
  assert.deepEqual(waiting(), [[1, "unfinished", null]]);
  await live(inbox, [happened("call", 1, { result: "VOICEMAIL" }), happened("sms", 5)]);
  assert.deepEqual(waiting(), [[2, "message", null]]);
  assert.equal(db.select().from(touches).all().length, 2, "the ring is told with its call");
  assert.partialDeepStrictEqual(thread(), { messages: 1, unansweredSince: start + 5 * 60_000 });

  await live(
    inbox,
    [happened("call", 9, { type: "OUTBOUND", from_number: shop, to: camille, result: "FAILED" })],
    [true],
  );
  assert.deepEqual(waiting(), [[2, "message", "call"]]);
  assert.equal(thread()?.unansweredSince, null);
  await live(inbox, [happened("sms", 12)]);
  assert.deepEqual(waiting(), [
    [2, "message", "call"],
    [1, "message", null],
  ]);
  assert.partialDeepStrictEqual(thread(), { messages: 2, unansweredSince: start + 12 * 60_000 });
});

test("a contact's last activity is what its numbers did, and a number knows whose it is", async (t) => {
  const inbox = testInbox(t);
  const { db } = inbox;
  await live(inbox, [happened("sms", 3), happened("call", 7, { from_number: "+33639980777" })]);
  assert.equal(db.select().from(numbers).get()?.contactId, null);
  await live(
    inbox,
    [body("contact.created", 1, { id: "con-1", name: "Camille", numbers: ["06 39 98 01 42", camille] })],
    [true],
  );
  assert.deepEqual(
    db
      .select()
      .from(contacts)
      .all()
      .map(({ lastActivityAt }) => lastActivityAt),
    [start + 3 * 60_000],
  );
  await live(inbox, [happened("call", 20)]);
  const contact = db.select().from(contacts).get();
  assert.equal(contact?.lastActivityAt, start + 20 * 60_000);
  assert.partialDeepStrictEqual(db.select().from(numbers).orderBy(asc(numbers.number)).all(), [
    { number: camille, calls: 1, messages: 1, contactId: contact.id },
    { number: "+33639980777", calls: 1, messages: 0, contactId: null },
  ]);
  await live(inbox, [body("contact.updated", 30, { id: "con_1", name: "Camille", numbers: [] })]);
  assert.equal(db.select().from(contacts).get()?.lastActivityAt, start + 30 * 60_000);
  assert.equal(db.select().from(numbers).get()?.contactId, null);
});

test("what was marked by hand outlives a rebuild", async (t) => {
  const inbox = testInbox(t);
  await live(inbox, [happened("sms", 0), happened("call", 2, { result: "VOICEMAIL" })]);
  const id = inbox.db.select().from(callbacks).get()?.id ?? 0;
  const mark = { kind: "done", until: null, note: null, by: "ada@example.com" } as const;
  assert.deepEqual(addMark(inbox.db, id, mark, start + 5 * 60_000), { ok: true });
  const marked = dump(inbox);
  assert.partialDeepStrictEqual(marked.callbacks, [{ waits: 2, clearedBy: "mark", clearedAt: start + 5 * 60_000 }]);
  assert.deepEqual(addMark(inbox.db, id, mark, start), { ok: false, reason: "cleared" });
  dropProjections(inbox.db);
  inbox.restartProjector();
  inbox.readAll();
  assert.deepEqual(dump(inbox), marked);
  assert.equal(removeMark(inbox.db, id, 1), true);
  assert.partialDeepStrictEqual(dump(inbox).callbacks, [{ waits: 2, clearedBy: null }]);
});
