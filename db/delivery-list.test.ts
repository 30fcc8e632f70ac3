import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { listDeliveries, type SearchScope } from "#db/delivery-list.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import { type DeliveryFilters, EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";

type TestInbox = ReturnType<typeof testInbox>;

function walk(
  inbox: TestInbox,
  filters: DeliveryFilters,
  limit: number,
  between = async () => {},
  scope: SearchScope = "payload",
) {
  return (async () => {
    const ids: number[] = [];
    let before: number | undefined;
    for (;;) {
      const page = listDeliveries(inbox.db, filters, { limit, before }, scope);
      ids.push(...page.data.map((item) => item.id));
      if (page.nextCursor === null) return ids;
      before = Number(page.nextCursor);
      await between();
    }
  })();
}

function idsFor(inbox: TestInbox, filters: Partial<DeliveryFilters>, scope: SearchScope = "payload"): number[] {
  return listDeliveries(inbox.db, { ...EMPTY_FILTERS, ...filters }, { limit: 200 }, scope).data.map((item) => item.id);
}

const otherTopic = (n: number) => JSON.stringify({ topic: `topic.${n}`, version: "2.0", timestamp: null, data: { n } });

test("pages neither lose nor repeat a row, with one time for all and rows arriving in between", async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), async (count, limit) => {
      const inbox = testInbox(t);
      const at = Date.now();
      let sent = 0;
      const send = async () => {
        sent += 1;
        await inbox.ingest.store(arrival(`msg_${sent}`, otherTopic(sent % 3), at));
        inbox.readAll();
      };
      for (let i = 0; i < count; i++) await send();
      for (const filters of [
        EMPTY_FILTERS,
        { ...EMPTY_FILTERS, topic: ["topic.0", "topic.2"] },
        { ...EMPTY_FILTERS, q: "topic" },
      ]) {
        const expected = listDeliveries(inbox.db, filters, { limit: 200 }, "payload").data.map((item) => item.id);
        assert.deepEqual(await walk(inbox, filters, limit, send), expected);
        assert.deepEqual(
          [...expected].sort((a, b) => b - a),
          expected,
        );
      }
    }),
    { numRuns: 8 },
  );
});

test("filters by topic, verdict, problem, time and words, and by any of them together", async (t) => {
  const inbox = testInbox(t);
  const { ingest } = inbox;
  const hour = 3_600_000;
  const start = Date.UTC(2026, 2, 17, 8);
  const a = await ingest.store(arrival("msg_a", smsBody("sms_a", "Élodie wants a quote"), start));
  const b = await ingest.store(
    arrival("msg_b", smsBody("sms_b", "two bikes, please", "+14155550142"), start + 2 * hour),
  );
  await ingest.store(arrival("msg_b", smsBody("sms_b", "two bikes, please", "+14155550142"), start + 2 * hour + 5000));
  const c = await ingest.store(arrival("msg_8BwDXCg4hU6", smsBody("sms_a", "Élodie wants a quote"), start + 50 * hour));
  const d = await ingest.store(arrival("msg_d", otherTopic(7), start + 51 * hour));
  inbox.readAll();

  assert.deepEqual(idsFor(inbox, {}), [d.id, c.id, b.id, a.id]);
  assert.deepEqual(idsFor(inbox, { topic: ["sms.received"] }), [c.id, b.id, a.id]);
  assert.deepEqual(idsFor(inbox, { topic: ["topic.7", "sms.received"] }), [d.id, c.id, b.id, a.id]);
  assert.deepEqual(idsFor(inbox, { verdict: "duplicate" }), [b.id]);
  assert.deepEqual(idsFor(inbox, { verdict: "lookalike" }), [c.id]);
  assert.deepEqual(idsFor(inbox, { verdict: "conflict" }), []);
  assert.deepEqual(idsFor(inbox, { problem: true }), [d.id]);
  assert.deepEqual(idsFor(inbox, { from: new Date(start + hour) }), [d.id, c.id, b.id]);
  assert.deepEqual(idsFor(inbox, { to: new Date(start + 2 * hour) }), [a.id]);
  assert.deepEqual(idsFor(inbox, { from: new Date(start + 3 * hour), to: new Date(start + 4 * hour) }), []);
  assert.deepEqual(idsFor(inbox, { q: "elodie QUO" }), [c.id, a.id]);
  assert.deepEqual(idsFor(inbox, { q: "sms_b" }), [b.id]);
  assert.deepEqual(idsFor(inbox, { q: "msg_8BwDXCg4hU6" }), [c.id]);
  assert.deepEqual(idsFor(inbox, { q: "elodie bikes" }), []);
  assert.deepEqual(idsFor(inbox, { q: "quote", verdict: "lookalike" }), [c.id]);
  assert.deepEqual(idsFor(inbox, { q: "quote", topic: ["topic.7"] }), []);
  assert.deepEqual(idsFor(inbox, { q: "quote", to: new Date(start + 3 * hour) }), [a.id]);
  assert.deepEqual(idsFor(inbox, { q: "topic", topic: ["topic.7"], problem: true }), [d.id]);
});

test("a filter by state holds for what came to that state only later", async (t) => {
  const inbox = testInbox(t);
  const { ingest, ids, write, db } = inbox;
  const heldBack = ids.next();
  const a = await ingest.store(arrival("msg_a", smsBody("sms_a", "a quote, please")));
  const b = await ingest.store(arrival("msg_b", smsBody("sms_b", "a quote, please")));
  inbox.readAll();
  const quotes = { q: "quote", topic: ["sms.received"] };
  assert.deepEqual(idsFor(inbox, { ...quotes, verdict: "duplicate" }), []);

  await ingest.store(arrival("msg_a", smsBody("sms_a", "a quote, please")));
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, { ...quotes, verdict: "duplicate" }), [a.id]);

  await ingest.store(arrival("msg_a", smsBody("sms_a", "no quote")));
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, { ...quotes, verdict: "duplicate" }), []);
  assert.deepEqual(idsFor(inbox, { ...quotes, verdict: "conflict" }), [a.id]);

  write(arrival("msg_older", smsBody("sms_b", "a quote, please")), heldBack, true);
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, { ...quotes, verdict: "lookalike" }), [b.id]);
  assert.deepEqual(idsFor(inbox, quotes), [b.id, a.id, heldBack]);
  assert.deepEqual(idsFor(inbox, { verdict: "lookalike" }), [b.id]);
  assert.equal(db.$client.prepare("select count(*) from search where search match 'quote'").pluck().get(), 3);
});

test("topic, verdict and problem hold together without words", async (t) => {
  const inbox = testInbox(t);
  const { ingest } = inbox;
  const strange = await ingest.store(arrival("msg_a", otherTopic(1)));
  await ingest.store(arrival("msg_b", otherTopic(1)));
  const other = await ingest.store(arrival("msg_c", otherTopic(2)));
  const plain = await ingest.store(arrival("msg_d", smsBody("sms_d")));
  for (const [id, body] of [
    ["msg_a", otherTopic(1)],
    ["msg_c", otherTopic(2)],
    ["msg_d", smsBody("sms_d")],
  ] as const) {
    await ingest.store(arrival(id, body));
  }
  inbox.readAll();
  const duplicate = { verdict: "duplicate" as const };
  assert.deepEqual(idsFor(inbox, { ...duplicate, topic: ["topic.1"] }), [strange.id]);
  assert.deepEqual(idsFor(inbox, { ...duplicate, problem: true }), [other.id, strange.id]);
  assert.deepEqual(idsFor(inbox, { ...duplicate, problem: true, topic: ["topic.2", "sms.received"] }), [other.id]);
  assert.deepEqual(idsFor(inbox, { ...duplicate, topic: ["topic.2", "sms.received"] }), [plain.id, other.id]);
});

test("a phone number is found in any form, also by its last digits", async (t) => {
  const inbox = testInbox(t);
  const french = await inbox.ingest.store(arrival("msg_a", smsBody("sms_a", "x", "+33639980142")));
  const american = await inbox.ingest.store(arrival("msg_b", smsBody("sms_b", "y", "+14155550142")));
  inbox.readAll();
  for (const q of ["+33639980142", "06 39 98 01 42", "0033 6 39 98 01 42", "06.39.98.01.42", "639980142", "980142"]) {
    assert.deepEqual(idsFor(inbox, { q }), [french.id], q);
  }
  assert.deepEqual(idsFor(inbox, { q: "(415) 555-0142" }), [american.id]);
  assert.deepEqual(idsFor(inbox, { q: "0142" }), [american.id, french.id]);
});

const withHidden = (text: string, content = "Is my bike ready?") =>
  smsBody("msg-1", content).replace('"data":{', `"data":${JSON.stringify({ internal: text }).slice(0, -1)},`);

test("among what is shown no word of a payload is found, and what is shown is, whatever became of it since", async (t) => {
  const inbox = testInbox(t);
  const body = withHidden("marmalade +33611223344 https://storage.example/bucket/take.mp3", "Bring the yellow vélo");
  const { id } = await inbox.ingest.store(arrival("msg_lighthouse", body));
  inbox.readAll();
  const hidden = ["marmalade", "marm", "0611223344", "223344", "storage", "take.mp3", "internal", "yellow marmalade"];
  const shown = [
    "yellow VELO",
    "yel",
    "camille rousset",
    "msg_lighthouse",
    "sms.received",
    "06 39 98 01 42",
    "980142",
    "msg-1",
    "nora@example.net",
    "message from",
  ];
  for (let repeats = 0; repeats < 2; repeats += 1) {
    for (const q of hidden) assert.deepEqual(idsFor(inbox, { q }, "shown"), [], q);
    for (const q of shown) assert.deepEqual(idsFor(inbox, { q }, "shown"), [id], q);
    await inbox.ingest.store(arrival("msg_lighthouse", body));
    inbox.readAll();
  }
  assert.deepEqual(idsFor(inbox, { q: "yellow", verdict: "duplicate" }, "shown"), [id]);
  for (const q of ["marmalade", "223344", "storage", "yellow"]) assert.deepEqual(idsFor(inbox, { q }), [id], q);
});

test("bodies that are no event, or of a topic that is not known, are found by nothing in them", async (t) => {
  const inbox = testInbox(t);
  const broken = await inbox.ingest.store(arrival("msg_a", '{"topic":"marmalade'));
  const unknown = await inbox.ingest.store(
    arrival("msg_b", '{"topic":"toast.made","version":"2.0","data":{"id":"marmalade"}}'),
  );
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, { q: "marmalade" }), [unknown.id, broken.id]);
  assert.deepEqual(idsFor(inbox, { q: "marmalade" }, "shown"), []);
  assert.deepEqual(idsFor(inbox, { q: "unreadable" }, "shown"), [broken.id]);
  assert.deepEqual(idsFor(inbox, { q: "toast.made" }, "shown"), [unknown.id]);
});

test("pages of what is shown neither lose nor repeat a row, nor betray those between that hold it in the payload", async (t) => {
  const inbox = testInbox(t);
  const expected: number[] = [];
  for (let n = 0; n < 30; n += 1) {
    const isShown = n % 5 === 2;
    const body = isShown ? smsBody(`msg-${n}`, "marmalade") : withHidden("marmalade", `toast ${n}`);
    const { id } = await inbox.ingest.store(arrival(`msg_${n}`, body));
    if (isShown) expected.unshift(id);
  }
  inbox.readAll();
  const filters = { ...EMPTY_FILTERS, q: "marmalade" };
  for (const limit of [1, 2, 4, 6, 7]) {
    assert.deepEqual(await walk(inbox, filters, limit, undefined, "shown"), expected);
  }
  const { nextCursor } = listDeliveries(inbox.db, filters, { limit: expected.length }, "shown");
  assert.equal(nextCursor, null);
});

test("no text whatever breaks the search", (t) => {
  const inbox = testInbox(t);
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^["*()^:\-+ANDORT ]+$/)),
      (q) => {
        for (const scope of ["payload", "shown"] as const) {
          assert.deepEqual(idsFor(inbox, { q, topic: ['a"b'] }, scope), []);
        }
      },
    ),
  );
});

test("no page sorts or scans: every filter walks an index by id", async (t) => {
  const inbox = testInbox(t);
  await inbox.ingest.store(arrival("msg_a", otherTopic(1)));
  inbox.readAll();
  const seen: string[] = [];
  const prepare = inbox.db.$client.prepare.bind(inbox.db.$client);
  inbox.db.$client.prepare = (source: string) => {
    seen.push(source);
    return prepare(source);
  };
  for (const filters of [
    {},
    { topic: ["a"] },
    { verdict: "duplicate" as const },
    { verdict: "lookalike" as const },
    { problem: true },
    { q: "quote" },
    { q: "quote", problem: true },
    { topic: ["a"], problem: true },
    { topic: ["a"], verdict: "duplicate" as const },
    { q: "quote", from: new Date(0) },
    { topic: ["a"], from: new Date(0) },
  ]) {
    seen.length = 0;
    listDeliveries(inbox.db, { ...EMPTY_FILTERS, ...filters }, { limit: 5, before: 99, upTo: 99, after: 0 }, "payload");
    const queries = seen.filter((source) => source.startsWith("select"));
    assert.ok(queries.length > 0);
    for (const source of queries) {
      const values = [...source.matchAll(/\?/g)].map(() => (source.includes(" match ") ? '"quote"' : 1));
      const plan = JSON.stringify(prepare(`explain query plan ${source}`).all(...values));
      // FTS5 takes no notice of a bound that is not INTEGER, and reads all rows up to it.
      assert.doesNotMatch(source, /"rowid" [<>]=? \?/);
      assert.doesNotMatch(plan, /TEMP B-TREE/, `${JSON.stringify(filters)}: ${source}: ${plan}`);
    }
  }
});
