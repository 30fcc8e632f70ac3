import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { spellOutBeginnings } from "#db/spell-out.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import { matchQuery } from "#lib/allo/search-terms.ts";

type TestInbox = ReturnType<typeof testInbox>;

async function inboxWith(inbox: TestInbox, texts: readonly string[]): Promise<void> {
  await Promise.all(texts.map((text, n) => inbox.ingest.store(arrival(`msg_${n}`, smsBody(`sms_${n}`, text)))));
  inbox.readAll();
}

function rowsOf({ db }: TestInbox, match: string): unknown[] {
  return db.$client.prepare("select rowid from search where search match ? order by rowid").pluck().all(match);
}

test("a beginning is spelled out as the words that begin so", async (t) => {
  const inbox = testInbox(t);
  await inboxWith(inbox, ["Appointment at ten", "two appointments", "Éléonore calls", "an apple"]);
  const spelledOut = (q: string) => spellOutBeginnings(inbox.db, matchQuery(q) ?? "");
  assert.equal(spelledOut("ten appoin"), '"ten" AND ("appointment" OR "appointments")');
  assert.equal(spelledOut("ÉLÉON"), '("eleonore")');
  assert.equal(spelledOut("nowhere"), '"nowhere"');
});

test("a short beginning, and one of too many words, are left to the index", async (t) => {
  const inbox = testInbox(t);
  await inboxWith(
    inbox,
    Array.from({ length: 129 }, (_, n) => `number${n}`),
  );
  for (const match of ['"numb"*', '"é"*', '"number"*']) assert.equal(spellOutBeginnings(inbox.db, match), match);
  assert.equal(rowsOf(inbox, spellOutBeginnings(inbox.db, '"number"*')).length, 129);
  assert.match(spellOutBeginnings(inbox.db, '"number1"*'), /^\("number1" OR "number10" OR /);
});

test("spelled out or not, a query finds the same", async (t) => {
  const letters = [..."aaabbéÉßøİıκΣσ가나เด1290", "\u0301", "\u0e31", "\u{10400}", "\u{1e900}"];
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 });
  const inbox = testInbox(t);
  const texts = fc.sample(fc.oneof(word, fc.string({ unit: "binary", maxLength: 12 })), { numRuns: 400, seed: 7 });
  await inboxWith(inbox, texts);
  let found = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(12), (text, length) => {
      const match = matchQuery([...text].slice(0, length).join(""));
      if (match === null) return;
      const rows = rowsOf(inbox, spellOutBeginnings(inbox.db, match));
      found += rows.length;
      assert.deepEqual(rows, rowsOf(inbox, match));
    }),
    { numRuns: 500 },
  );
  assert.ok(found > 500);
});

test("the vocabulary holds exactly the words of the index, besides the marks", async (t) => {
  const inbox = testInbox(t);
  await inboxWith(inbox, ["Un rendez-vous demain", "call +33 6 39 98 01 42", ...fc.sample(fc.string(), 50)]);
  const { $client } = inbox.db;
  $client.exec("create virtual table temp.indexed using fts5vocab(main, search, row)");
  const indexed = $client.prepare<[], string>("select term from temp.indexed").pluck().all();
  const vocabulary = $client.prepare("select word from vocabulary order by word").pluck().all();
  assert.deepEqual(
    vocabulary,
    indexed.filter((word) => !/^[\ue000\ue002]/.test(word)),
  );
});
