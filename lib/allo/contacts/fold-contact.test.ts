import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { type Contact, continueContact, foldContact } from "#lib/allo/contacts/fold-contact.ts";
import { holderOf } from "#lib/allo/contacts/holder-of.ts";
import { type ContactSaying, readContact } from "#lib/allo/contacts/read-contact.ts";
import { contentKey } from "#lib/allo/content-key.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import type { Statement } from "#lib/allo/statement.ts";

function statement(deliveryId: number, at: number, json: unknown): Statement<ContactSaying> {
  const event = normaliseEvent(json);
  const says = event && readContact(event);
  assert.ok(event && says);
  return { deliveryId, at, contentKey: contentKey(event), says };
}

function said(deliveryId: number, at: number, data: object, topic = "contact.updated"): Statement<ContactSaying> {
  return statement(deliveryId, at, { topic, version: "2.0", data: { id: "con_1", ...data } });
}

function sample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../samples/${name}.json`, import.meta.url), "utf8"));
}

function folded(statements: Statement<ContactSaying>[]): Contact {
  const contact = foldContact(statements);
  assert.ok(contact);
  return contact;
}

function withoutIds(contact: Contact) {
  return { ...contact, history: contact.history.map(({ at, changes }) => ({ at, changes })) };
}

test("the samples add up to a contact and its history", () => {
  for (const [created, updated] of [
    ["v2-contact.created", "v2-contact.updated"],
    ["v1-CONTACT_CREATED", "v1-CONTACT_UPDATED"],
  ] as const) {
    const contact = folded([statement(7, 200, sample(updated)), statement(9, 100, sample(created))]);
    assert.partialDeepStrictEqual(contact, { firstName: "Camille", lastName: "Rousset", company: "Boreal Bikes" });
    assert.deepEqual(contact.history, [
      {
        at: 100,
        deliveryId: 9,
        changes: [
          { field: "firstName", before: null, after: "Camille" },
          { field: "lastName", before: null, after: "Rousset" },
          { field: "numbers", before: null, after: ["+33639980142"] },
        ],
      },
      {
        at: 200,
        deliveryId: 7,
        changes: [
          { field: "company", before: null, after: "Boreal Bikes" },
          { field: "emails", before: null, after: ["camille.rousset@example.com"] },
        ],
      },
    ]);
    assert.deepEqual(contact.holdings, [{ number: "+33639980142", from: 100, until: null }]);
  }
});

test("numbers come and go, and are known by any spelling", () => {
  const { holdings } = folded([
    said(1, 10, { numbers: ["+33 6 39 98 01 42"] }, "contact.created"),
    said(2, 20, { numbers: ["+14155550142", "anonymous"] }),
    said(3, 30, { numbers: ["+33639980142", "+1 (415) 555-0142"] }),
  ]);
  assert.deepEqual(holdings, [
    { number: "+33639980142", from: 10, until: 20 },
    { number: "+14155550142", from: 20, until: null },
    { number: "anonymous", from: 20, until: 30 },
    { number: "+33639980142", from: 30, until: null },
  ]);
});

test("a contact that was there before its first event had its numbers before too", () => {
  assert.deepEqual(folded([said(1, 10, { numbers: ["1234"] })]).holdings, [
    { number: "1234", from: null, until: null },
  ]);
});

test("what was made and changed in one millisecond was made first, and custom properties count", () => {
  const contact = folded([
    said(1, 10, { name: "Zoé", vip: true }, "contact.updated"),
    said(2, 10, { name: "Zoe", vip: null }, "contact.created"),
  ]);
  assert.equal(contact.firstName, "Zoé");
  assert.deepEqual(contact.history[1]?.changes, [
    { field: "firstName", before: "Zoe", after: "Zoé" },
    { field: "properties.vip", before: null, after: true },
  ]);
});

test("in any order, with repeats and gaps, the history is the same and leads to the state", () => {
  const change = fc.record({
    at: fc.nat({ max: 6 }),
    isNew: fc.boolean(),
    name: fc.constantFrom(null, "Ana", "Bo"),
    numbers: fc.subarray(["+33639980142", "+14155550142", "36100"]),
  });
  fc.assert(
    fc.property(
      fc
        .array(change, { minLength: 1, maxLength: 8 })
        .map((list) =>
          list.map(({ at, isNew, ...data }, id) => said(id, at, data, isNew ? "contact.created" : "contact.updated")),
        )
        .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const contact = folded(list);
        assert.deepEqual(folded(shuffled), contact);
        assert.deepEqual(folded([...list, ...shuffled]), contact);
        const arrivedOtherwise = list.map((one, index) => ({ ...one, deliveryId: list.length - index }));
        assert.deepEqual(withoutIds(folded(arrivedOtherwise)), withoutIds(contact));
        const fields = new Map<string, unknown>();
        for (const { changes } of contact.history) {
          for (const { field, before, after } of changes) {
            assert.deepEqual(fields.get(field) ?? null, before);
            fields.set(field, after);
          }
        }
        assert.deepEqual(fields.get("firstName") ?? null, contact.firstName);
        assert.deepEqual(fields.get("numbers") ?? [], contact.numbers);
        const held = contact.holdings.filter(({ until }) => until === null).map(({ number }) => number);
        assert.deepEqual(held.toSorted(), contact.numbers.toSorted());
      },
    ),
  );
});

test("a number at a time is whose it was then, or who got it last", () => {
  const held = [
    { number: "1", from: null, until: 50, alloId: "con_a" },
    { number: "1", from: 40, until: null, alloId: "con_b" },
    { number: "2", from: 40, until: null, alloId: "con_c" },
    { number: "2", from: 40, until: null, alloId: "con_b" },
  ];
  const at = (number: string, time: number) => holderOf(held, number, time)?.alloId ?? null;
  assert.equal(at("1", 0), "con_a");
  assert.equal(at("1", 45), "con_b");
  assert.equal(at("1", 50), "con_b");
  assert.equal(at("2", 39), null);
  assert.equal(at("2", 40), "con_b");
  assert.equal(at("3", 40), null);
});

test("going on from what was known comes to the same as reading all of it", () => {
  const state = fc.record({
    name: fc.constantFrom("Camille", "Noé"),
    numbers: fc.subarray(["+33639980142", "+14155550142"]),
  });
  fc.assert(
    fc.property(fc.array(state, { minLength: 2, maxLength: 8 }), fc.nat(), (states, at) => {
      const statements = states.map((data, index) => said(index, index, data));
      const cut = 1 + (at % (states.length - 1));
      const before = folded(statements.slice(0, cut));
      const { history: _, ...whole } = folded(statements);
      assert.deepEqual(continueContact(statements.slice(cut - 1, cut), before, statements.slice(cut)), whole);
    }),
  );
});
