import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { searchEverything } from "#db/search/search-everything.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";

const LONG_MS = 60_000;

/** An inbox whose oldest message holds a phrase, and then 250 that hold its words the other way round. */
function withPhraseFarDown(t: TestContext) {
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  const store = (n: number, content: string) => {
    const id = inbox.ids.next();
    inbox.write(arrival(`msg_${n}`, smsBody(`msg-${n}`, content)), id, false);
    return id;
  };
  const first = store(0, "a yellow bike");
  store(0.5, "a yellow bike");
  for (let n = 1; n <= 250; n += 1) store(n, "the bike is yellow");
  inbox.readAll();
  const search = (q: string, mostMs?: number, limit = 20) =>
    searchEverything(inbox.db, { q, limit, scope: "payload", now: Date.now() }, mostMs);
  return { inbox, search, first };
}

test("a phrase is found however many newer things hold its words apart", async (t) => {
  const { search, first } = withPhraseFarDown(t);
  const { data, more } = await search('"yellow bike"', LONG_MS);
  assert.deepEqual(
    data.map(({ kind, id }) => [kind, id - first]),
    [
      ["message", 1],
      ["message", 0],
      ["delivery", 1],
      ["delivery", 0],
    ],
  );
  assert.deepEqual(more, []);
  assert.deepEqual(await search('"bike yellow"', LONG_MS), { data: [], nextCursor: null, more: [] });
});

test("where time runs out, it says of what there may be more", async (t) => {
  const { search } = withPhraseFarDown(t);
  assert.deepEqual(await search('"yellow bike"', 0), { data: [], nextCursor: null, more: ["message", "delivery"] });
});

test("it goes no further than to fill the shares", async (t) => {
  const { search } = withPhraseFarDown(t);
  const { data, more } = await search("yellow", LONG_MS, 6);
  assert.equal(data.length, 6);
  assert.deepEqual(more, ["message", "delivery"]);
});

test("where few hold the words, deliveries are looked through once, and contacts and messages are among them", async (t) => {
  const { inbox, search } = withPhraseFarDown(t);
  const person = { id: "con-1", name: "Camille", last_name: "Rousset", numbers: [], emails: ["camille@example.com"] };
  const body = JSON.stringify({
    topic: "contact.created",
    version: "2.0",
    timestamp: "2026-03-16T09:00:00Z",
    data: person,
  });
  inbox.write(arrival("msg_person", body), inbox.ids.next(), false);
  inbox.write(arrival("msg_last", smsBody("msg-last", "to camille@example.com")), inbox.ids.next(), false);
  inbox.readAll();
  const prepare = t.mock.method(inbox.db.$client, "prepare");
  const kindsFound = async (q: string) => {
    prepare.mock.resetCalls();
    const { data, more } = await search(q, LONG_MS);
    const looks = prepare.mock.calls.filter(({ arguments: [source] }) => source.includes('"search" match')).length;
    return { kinds: data.map(({ kind }) => kind), more, looks };
  };
  assert.deepEqual(await kindsFound("camille@example.com"), {
    kinds: ["contact", "message", "delivery", "delivery"],
    more: [],
    looks: 1,
  });
  assert.ok((await kindsFound("bike")).looks > 1);
});

test("a whole id finds what bears or names it, however it is spelt, and nothing that merely begins so", async (t) => {
  const inbox = testInbox(t);
  const at = "2026-03-16T09:00:00Z";
  const event = (topic: string, data: object) => JSON.stringify({ topic, version: "2.0", timestamp: at, data });
  const call = (id: string) =>
    event("call.completed", { id, start_date: at, from_number: "+33639980142", to: "+33199003210" });
  const bodies = [
    ["cll-1", call("cll-1")],
    ["cll-12", call("cll-12")],
    ["con-1", event("contact.created", { id: "con-1", name: "Camille", numbers: [] })],
    ["con-12", event("contact.created", { id: "con-12", name: "Zoé", numbers: [] })],
    ["msg-1", smsBody("msg-1", "hello")],
    ["msg-12", smsBody("msg-12", "I am no_12")],
    ["tag", event("tag.added", { call_id: "cll-1", tag_key: "vip" })],
  ] as const;
  const ids = new Map(
    bodies.map(([name, body]) => {
      const id = inbox.ids.next();
      inbox.write(arrival(`delivery.of.${name}`, body), id, false);
      return [id, name];
    }),
  );
  inbox.readAll();
  const found = async (q: string) => {
    const { data } = await searchEverything(inbox.db, { q, limit: 20, scope: "payload", now: Date.now() }, LONG_MS);
    return data.map(({ kind, id }) => `${kind} ${ids.get(id)}`).sort();
  };
  const cases: [string, string[]][] = [
    ["cll_1", ["call cll-1", "delivery cll-1", "delivery tag"]],
    [" con-1 ", ["contact con-1", "delivery con-1"]],
    ["msg_1", ["delivery msg-1", "message msg-1"]],
    ["delivery.of.con-1", ["delivery con-1"]],
    // The beginning of two, and no id itself.
    ["no_1", ["delivery msg-12", "message msg-12"]],
    ["con", ["contact con-1", "contact con-12", "delivery con-1", "delivery con-12"]],
  ];
  for (const [q, expected] of cases) assert.deepEqual(await found(q), expected, q);
});
