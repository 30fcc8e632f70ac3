import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { contractFindings, contractMarks, contractShapes, contractTotals } from "#db/contract-schema.ts";
import { getContract, markFinding } from "#db/health/contract.ts";
import { dropProjections } from "#db/projector.ts";
import { deliveries, progress, readings } from "#db/schema.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { READER_VERSION } from "#lib/allo/reader-version.ts";

type TestInbox = ReturnType<typeof testInbox>;

/** Every table that is folded, whatever ids the deliveries have. */
function dump({ db }: TestInbox) {
  return {
    findings: db
      .select()
      .from(contractFindings)
      .orderBy(asc(contractFindings.id))
      .all()
      .map(({ firstId: _, lastId: __, ...row }) => row),
    shapes: db.select().from(contractShapes).orderBy(asc(contractShapes.topic)).all(),
    totals: db.select().from(contractTotals).all(),
  };
}

function body(topic: string, data: unknown, envelope: object = {}): string {
  return JSON.stringify({ topic, version: "2.0", timestamp: "2026-03-17T08:01:13.000Z", ...envelope, data });
}

const value = fc.constantFrom<unknown>("INBOUND", "SIDEWAYS", null, 7, [1, "x"], { a: 1 }, {});
const data = fc.dictionary(fc.constantFrom("id", "direction", "type", "mood", "media", "+33639980142"), value);
const topic = fc.constantFrom("sms.received", "call.completed", "voicemail.transcribed", "PING");
const envelope = fc.constantFrom<object>({}, { version: "3.0" }, { account: "acc_1" }, { version: undefined });
const event = fc.record({ topic, data: fc.oneof({ weight: 5, arbitrary: data }, value), envelope });
/** Many topics that nobody documents. */
const crowd = fc.nat({ max: 400 }).map((number) => ({ topic: `topic_${number}`, data: { number }, envelope: {} }));
const history = fc
  .array(fc.oneof({ weight: 3, arbitrary: event }, crowd), { minLength: 1, maxLength: 60, size: "max" })
  .map((events) => ({
    bodies: events.map(({ topic, data, envelope }) => body(topic, data, envelope)),
    // A PING may be of the old format, of which no types are kept.
    typed: [...new Set(events.map(({ topic }) => topic))].filter(isTyped).sort(),
  }));

function isTyped(topic: string): boolean {
  return topic !== "PING";
}

/** Stores the bodies in this order, and reads them wherever there is a pause. */
async function live(inbox: TestInbox, bodies: readonly string[], pauses: readonly boolean[] = [false]): Promise<void> {
  const seen = new Map<string, number>();
  for (const [index, one] of bodies.entries()) {
    const times = seen.get(one) ?? 0;
    seen.set(one, times + 1);
    const digest = hash("sha256", one, "hex");
    const at = Number.parseInt(digest.slice(0, 6), 16);
    await inbox.ingest.store(arrival(`msg_${digest.slice(0, 12)}_${times}`, one, at));
    if (pauses[index % pauses.length]) inbox.readAll();
  }
  inbox.readAll();
}

test("every order and slicing, and a rebuild, come to the same", async (t) => {
  await fc.assert(
    fc.asyncProperty(
      history.chain(({ bodies, typed }) =>
        fc.tuple(
          fc.constant({ bodies, typed }),
          fc.shuffledSubarray(bodies, { minLength: bodies.length }),
          fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
        ),
      ),
      async ([{ bodies, typed }, shuffled, pauses]) => {
        const [one, other] = [testInbox(t), testInbox(t)];
        await live(one, bodies);
        await live(other, shuffled, pauses);
        const expected = dump(one);
        assert.deepEqual(expected.shapes.map(({ topic }) => topic).filter(isTyped), typed);
        assert.deepEqual(dump(other), expected);
        dropProjections(other.db);
        assert.deepEqual(dump(other), { findings: [], shapes: [], totals: [] });
        other.restartProjector();
        other.readAll();
        assert.deepEqual(dump(other), expected);
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
});

test("where there is no room for all, the same stay in every order, and the rest is counted", async (t) => {
  const many = Array.from({ length: 130 }, (_, number) => body(`topic_${number}`, { number }));
  const wide = Array.from({ length: 6 }, (_, part) =>
    body("sms.received", Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`f${part}_${index}`, index]))),
  );
  const [one, other] = [testInbox(t), testInbox(t)];
  await live(one, [...many, ...wide]);
  await live(other, [...many, ...wide].reverse(), [true, false, false]);
  assert.deepEqual(dump(other), dump(one));
  assert.equal(dump(one).shapes.length, 101);
  const { data, more } = getContract(one.db);
  assert.equal(data.filter(({ topic }) => topic === "sms.received").length, 200);
  assert.equal(data.filter(({ kind }) => kind === "topic").length, 130);
  assert.equal(more, 70);
});

test("a finding tells since when, how often, and which deliveries had it", async (t) => {
  const inbox = testInbox(t);
  const bodies = [{ mood: "good" }, { mood: null }, {}, { mood: { score: 1 } }].map((data) => body("sms.sent", data));
  const stored = [];
  for (const [index, one] of bodies.entries())
    stored.push(await inbox.ingest.store(arrival(`msg_${index}`, one, index)));
  await inbox.ingest.store(arrival("msg_0", bodies[0] ?? "", 9));
  inbox.readAll();
  assert.partialDeepStrictEqual(getContract(inbox.db), {
    data: [
      {
        kind: "field",
        topic: "sms.sent",
        path: "data.mood",
        types: ["text", "object", "null"],
        typeText: "string | { score: number } | null",
        deliveries: 3,
        firstSeenAt: "1970-01-01T00:00:00.000Z",
        lastSeenAt: "1970-01-01T00:00:00.003Z",
        firstDeliveryId: stored[0]?.id,
        lastDeliveryId: stored[3]?.id,
        seen: null,
      },
    ],
    more: 0,
    topics: [{ topic: "sms.sent", known: true }],
  });
});

test("what is marked as seen stays so over a rebuild, and can be taken back", async (t) => {
  const inbox = testInbox(t);
  await live(inbox, [body("sms.sent", { mood: "good" })]);
  const [finding] = getContract(inbox.db).data;
  const id = finding?.id ?? "";
  assert.equal(markFinding(inbox.db, "unknown", { by: "ada", at: 5 }), false);
  assert.equal(markFinding(inbox.db, id, { by: "ada", at: 5 }), true);
  dropProjections(inbox.db);
  inbox.restartProjector();
  inbox.readAll();
  const seen = { at: "1970-01-01T00:00:00.005Z", by: "ada" };
  assert.deepEqual(getContract(inbox.db).data, [{ ...finding, seen }]);
  assert.equal(markFinding(inbox.db, id, null), true);
  assert.equal(getContract(inbox.db).data[0]?.seen, null);
});

test("marks of findings that are long gone make room for new ones", async (t) => {
  const inbox = testInbox(t);
  await live(inbox, [body("sms.sent", { mood: "good" })]);
  const id = getContract(inbox.db).data[0]?.id ?? "";
  const old = inbox.db.$client.prepare("insert into contract_marks (finding_id, at, by_name) values (?, ?, 'ada')");
  for (let n = 1; n <= 4_005; n++) old.run(`gone_${n}`, n);
  markFinding(inbox.db, id, { by: "ada", at: 5_000 });
  const kept = inbox.db.select().from(contractMarks).orderBy(asc(contractMarks.at)).all();
  assert.deepEqual([kept.length, kept[0]?.findingId, kept.at(-1)?.findingId], [4_000, "gone_7", id]);
});

test("a delivery that a newer reader reads again counts once", async (t) => {
  const inbox = testInbox(t);
  await live(inbox, [body("never.heard", {}), body("sms.sent", { mood: "good" })]);
  const before = dump(inbox);
  assert.ok(
    inbox.db
      .select()
      .from(readings)
      .all()
      .some(({ problem }) => problem !== null),
  );
  inbox.db
    .update(progress)
    .set({ codeVersion: READER_VERSION - 1 })
    .where(eq(progress.name, "readings"))
    .run();
  inbox.restartProjector();
  inbox.readAll();
  assert.deepEqual(dump(inbox), before);
  assert.equal(inbox.db.select().from(deliveries).all().length, 2);
});
