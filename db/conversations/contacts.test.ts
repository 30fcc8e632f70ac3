import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { findFew } from "#db/conversations/contact-search.ts";
import { listContacts } from "#db/conversations/contacts.ts";
import { dropProjections } from "#db/projector.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { searchForm, searchTerms } from "#lib/allo/contacts/search-form.ts";

type Entry = { name: string; number: string };

const DAY_MS = 86_400_000;

/** An inbox with these contacts, the last one the last active. */
function withContacts(t: TestContext, entries: readonly Entry[]) {
  const inbox = testInbox(t);
  const tellAll = inbox.db.$client.transaction(() => {
    for (const [at, { name, number }] of entries.entries()) tell(inbox, at, { name, numbers: [number] });
  });
  tellAll.immediate();
  inbox.readAll();
  return inbox;
}

function tell(inbox: ReturnType<typeof testInbox>, at: number, data: object, days = at): void {
  const timestamp = new Date(Date.UTC(2020, 0, 1) + days * DAY_MS).toISOString();
  const body = JSON.stringify({
    topic: "contact.updated",
    version: "2.0",
    timestamp,
    data: { id: `con_${at}`, ...data },
  });
  const id = inbox.ids.next();
  inbox.write(arrival(`msg_${id}`, body), id, false);
}

/** Every page's names, three to a page. */
function namesOf({ db }: ReturnType<typeof testInbox>, q: string): (string | null)[] {
  const names: (string | null)[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const [at, id]: string[] = cursor.split(".");
    const after = cursor === "" ? undefined : { at: Number(at), id: Number(id) };
    const page = listContacts(db, q, { limit: 3, after });
    names.push(...page.data.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  return names;
}

const few = [
  "Camille Rousset",
  "Zoé Martin",
  "Martine Aubry",
  'Noé "le Grand" AND',
  "李小龙",
  "Ann 100% O'Hara",
  "🙂🙂🙂🙂",
];
const entries = few.map((name, at) => ({ name, number: `+3363998014${at}` }));

test("whatever is typed finds the contacts that hold all of it anywhere, the last active first", (t) => {
  const inbox = withContacts(t, entries);
  const piece = fc.constantFrom(...entries.flatMap(({ name, number }) => [name, number]));
  const typed = fc.oneof(
    fc
      .tuple(piece, fc.nat(12), fc.integer({ min: 1, max: 9 }))
      .map(([text, from, length]) => [...text].slice(from, from + length).join("")),
    fc.string({ unit: fc.constantFrom("a", "m", '"', "*", "0", " ", "é", "\0", "-", "(") }),
  );
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 3 }), (words) => {
      const q = words.join(" ");
      const held = entries.toReversed().filter(({ name, number }) => {
        const text = [searchForm(name), searchForm(number)].join("\n");
        return searchTerms(q).every((term) => text.includes(term));
      });
      assert.deepEqual(
        namesOf(inbox, q),
        held.map(({ name }) => name),
      );
    }),
  );
});

test("what many hold is found too, page by page, and the rare among it", (t) => {
  const many = Array.from({ length: 620 }, (_, at) => ({
    name: at % 310 === 5 ? "Anaïs Quill" : "Anaïs Petit",
    number: `+33639${100_000 + at}`,
  }));
  const inbox = withContacts(t, many);
  assert.equal(namesOf(inbox, "anais").length, 620);
  assert.deepEqual(namesOf(inbox, "anais quill"), ["Anaïs Quill", "Anaïs Quill"]);
  const { db } = inbox;
  const numbersOf = (q: string) => listContacts(db, q, { limit: 9 }).data.flatMap(({ numbers }) => numbers);
  assert.deepEqual(numbersOf("00619"), ["+33639100619"]);
  assert.deepEqual(numbersOf("petit 10 0618"), ["+33639100618"]);
});

test("addresses are found by any part, however many share the rest", (t) => {
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  const tellAll = inbox.db.$client.transaction(() => {
    for (let at = 0; at < 620; at += 1) {
      const address =
        at < 2 ? `info@shop${at}.example` : at % 2 === 0 ? `info@firm${at}.example` : `p${at}@one.example`;
      tell(inbox, at, { name: `N${at}`, numbers: [], emails: [address] });
    }
  });
  tellAll.immediate();
  inbox.readAll();
  assert.deepEqual(namesOf(inbox, "info@shop1.example"), ["N1"]);
  assert.deepEqual(namesOf(inbox, "p7@one.example"), ["N7"]);
  assert.deepEqual(namesOf(inbox, "@shop"), ["N1", "N0"]);
  assert.deepEqual(namesOf(inbox, "info@shop1.example n1"), ["N1"]);
  assert.equal(namesOf(inbox, "info@").length, 311);
  assert.deepEqual(namesOf(inbox, "info@one"), []);
});

test("what is rare is not walked for, though each of its pieces is common", (t) => {
  const many = Array.from({ length: 1_100 }, (_, at) => ({
    name: at === 0 ? "Abcxyz" : "Abc-xyz",
    number: `+33639${100_000 + at}`,
  }));
  const inbox = withContacts(t, many);
  assert.deepEqual(findFew(inbox.db, ["abcxyz"])?.length, 1);
  assert.deepEqual(namesOf(inbox, "abcxyz"), ["Abcxyz"]);
  assert.equal(findFew(inbox.db, ["abc"]), null);
});

test("a contact is found by what it is now, and not by what it was", (t) => {
  const inbox = withContacts(t, [{ name: "Before", number: "+33639980142" }]);
  tell(inbox, 0, { name: "Afterwards", numbers: ["+33639980777"] }, 9);
  inbox.readAll();
  assert.deepEqual(namesOf(inbox, "before"), []);
  assert.deepEqual(namesOf(inbox, "0777"), ["Afterwards"]);
  dropProjections(inbox.db);
  assert.deepEqual(namesOf(inbox, "0777"), []);
  inbox.restartProjector();
  inbox.readAll();
  assert.deepEqual(namesOf(inbox, "after"), ["Afterwards"]);
});
