import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { findContacts } from "#db/search/find-contacts.ts";
import { findMessages } from "#db/search/find-messages.ts";
import { listHolding } from "#db/search/holding.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { readTyped } from "#lib/search/typed-terms.ts";

type TestInbox = ReturnType<typeof testInbox>;

function store(inbox: TestInbox, body: string): number {
  const id = inbox.ids.next();
  inbox.write(arrival(`msg_${id}`, body), id, false);
  return id;
}

function contactBody(id: string, at: string, data: object): string {
  return JSON.stringify({ topic: "contact.updated", version: "2.0", timestamp: at, data: { id, ...data } });
}

function messages(inbox: TestInbox, q: string): SearchItem[] {
  inbox.readAll();
  return findMessages(
    inbox.db,
    { q, terms: readTyped(q) },
    "payload",
    listHolding(inbox.db, q, "payload"),
  ).found.flatMap((one) => one.show() ?? []);
}

function contacts(inbox: TestInbox, q: string): SearchItem[] {
  inbox.readAll();
  return findContacts(
    inbox.db,
    { q, terms: readTyped(q) },
    "payload",
    listHolding(inbox.db, q, "payload"),
  ).found.flatMap((one) => one.show() ?? []);
}

function withTalk(t: TestContext) {
  const inbox = testInbox(t);
  const first = store(inbox, smsBody("msg-1", "Is my yellow bike ready?"));
  store(inbox, smsBody("msg-1", "Is my yellow bike ready?"));
  const second = store(inbox, smsBody("msg-2", "Yellow, and the bike?", "+33700998877"));
  return { inbox, first, second };
}

test("a message is found by its words, once, and leads to its thread", (t) => {
  const { inbox, first, second } = withTalk(t);
  const found = messages(inbox, "yellow bik");
  assert.deepEqual(
    found.map(({ id, threadId }) => [id, threadId]),
    [
      [second, second],
      [first, first],
    ],
  );
  assert.equal(found[1]?.title, "Camille Rousset · +33 6 39 98 01 42");
  assert.equal(found[1]?.snippet, "Is my yellow bike ready?");
  assert.deepEqual(found[1]?.snippetMarks, [
    [6, 12],
    [13, 17],
  ]);
});

test("messages are found by phrases, numbers and ids, and by nothing that they do not show", (t) => {
  const { inbox, first, second } = withTalk(t);
  store(inbox, smsBody("msg-3", "hello").replace('"data":{', '"data":{"internal":"marmalade",'));
  const cases: [string, number[]][] = [
    ['"yellow bike"', [first]],
    ["07 00 99 88 77", [second]],
    ["8877", [second]],
    ["msg_2", [second]],
    ["marmalade", []],
  ];
  for (const [q, ids] of cases)
    assert.deepEqual(
      messages(inbox, q).map(({ id }) => id),
      ids,
      q,
    );
});

test("a contact is found as it is now, once, the last active first", (t) => {
  const inbox = testInbox(t);
  const was = { name: "Camille", last_name: "Rousset", numbers: ["+33639980142"], emails: ["camille@example.com"] };
  const id = store(inbox, contactBody("con-1", "2026-03-16T09:00:00.000Z", was));
  store(inbox, contactBody("con-1", "2026-03-17T09:00:00.000Z", { ...was, last_name: "Petit", company: "Vélo SARL" }));
  const other = store(inbox, contactBody("con-2", "2026-03-18T09:00:00.000Z", { name: "Camille", numbers: [] }));
  assert.deepEqual(
    contacts(inbox, "camille").map((item) => item.id),
    [other, id],
  );
  const [item, ...others] = contacts(inbox, '"camille petit"');
  assert.deepEqual(others, []);
  assert.equal(item?.title, "Camille Petit");
  assert.equal(item?.snippet, "Vélo SARL · +33 6 39 98 01 42 · camille@example.com");
  for (const q of ["velo", "06.39.98.01.42", "camille@example.com", "con-1", "con_1"]) {
    assert.deepEqual(
      contacts(inbox, q).map((one) => one.id),
      [id],
      q,
    );
  }
  assert.deepEqual(contacts(inbox, "rousset"), []);
});
