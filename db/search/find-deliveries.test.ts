import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { findDeliveries } from "#db/search/find-deliveries.ts";
import { findMessages } from "#db/search/find-messages.ts";
import { listHolding } from "#db/search/holding.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { readTyped } from "#lib/search/typed-terms.ts";

type TestInbox = ReturnType<typeof testInbox>;

function store(inbox: TestInbox, webhookId: string, body: string): number {
  const id = inbox.ids.next();
  inbox.write(arrival(webhookId, body), id, false);
  return id;
}

function find(inbox: TestInbox, q: string): SearchItem[] {
  inbox.readAll();
  return findDeliveries(
    inbox.db,
    { q, terms: readTyped(q) },
    "payload",
    listHolding(inbox.db, q, "payload"),
  ).found.flatMap((one) => one.show() ?? []);
}

function findOpenly(inbox: TestInbox, q: string): SearchItem[] {
  inbox.readAll();
  const { found } = findDeliveries(inbox.db, { q, terms: readTyped(q) }, "shown", listHolding(inbox.db, q, "shown"));
  return found.flatMap((one) => one.show() ?? []);
}

function withOne(t: TestContext) {
  const inbox = testInbox(t);
  const body = smsBody("msg-1", "Is my bike ready?").replace('"data":{', '"data":{"internal":"secret marmalade",');
  return { inbox, id: store(inbox, "msg_lighthouse", body) };
}

test("a delivery is found by its payload, of which nothing is shown", (t) => {
  const { inbox, id } = withOne(t);
  store(inbox, "msg_other", smsBody("msg-2", "Nothing"));
  const [item, ...others] = find(inbox, "marmalade");
  assert.deepEqual(others, []);
  assert.equal(item?.id, id);
  assert.equal(item?.snippet, "Is my bike ready?");
  assert.deepEqual([item?.titleMarks, item?.snippetMarks], [[], []]);
  assert.equal(item?.kind, "delivery");
});

test("its very id goes before what came later and names it", (t) => {
  const { inbox, id } = withOne(t);
  store(inbox, "msg_2", smsBody("msg-2", "about msg_lighthouse"));
  assert.deepEqual(
    find(inbox, "msg_lighthouse").map((item) => item.id),
    [id, id + 1],
  );
});

test("words that a phrase holds apart are no hit", (t) => {
  const { inbox, id } = withOne(t);
  store(inbox, "msg_2", smsBody("msg-2", "ready is my bike"));
  assert.deepEqual(
    find(inbox, '"bike ready"').map((item) => item.id),
    [id],
  );
});

test("bodies that are no event are found by their text", (t) => {
  const inbox = testInbox(t);
  const id = store(inbox, "msg_1", "not json, but marmalade");
  assert.deepEqual(
    find(inbox, "marmalade").map((item) => [item.id, item.snippet]),
    [[id, "Not JSON: unexpected “o” at line 1, column 2."]],
  );
});

test("without the payload its words lead nowhere, and what the page shows does", (t) => {
  const { inbox, id } = withOne(t);
  for (const q of ["marmalade", "secret marmalade", "camille marmalade", '"secret marmalade"', "internal"]) {
    assert.deepEqual(findOpenly(inbox, q), [], q);
  }
  for (const q of ["rousset", "bike ready", "msg_lighthouse", "sms.received", "06 39 98 01 42", '"bike ready"']) {
    assert.deepEqual(
      findOpenly(inbox, q).map((item) => item.id),
      [id],
      q,
    );
  }
});

test("without the payload there is no more than what is shown, however many hold the words there", (t) => {
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  const id = store(inbox, "msg_0", smsBody("msg-0", "marmalade"));
  for (let n = 1; n <= 150; n += 1) {
    store(inbox, `msg_${n}`, smsBody(`msg-${n}`, "toast").replace('"data":{', '"data":{"internal":"marmalade",'));
  }
  inbox.readAll();
  const typed = { q: "marmalade", terms: readTyped("marmalade") };
  const deliveries = findDeliveries(inbox.db, typed, "shown", listHolding(inbox.db, typed.q, "shown"));
  assert.deepEqual([deliveries.found.length, deliveries.older], [1, null]);
  assert.equal(deliveries.found[0]?.show()?.id, id);
  const messages = findMessages(inbox.db, typed, "shown", listHolding(inbox.db, typed.q, "shown"));
  assert.deepEqual([messages.found.length, messages.older], [1, null]);
});
