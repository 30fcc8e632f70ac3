import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { contentKey } from "#lib/allo/content-key.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import { foldMessage, messageKey } from "#lib/allo/messages/fold-message.ts";
import { type MessageSaying, readMessage } from "#lib/allo/messages/read-message.ts";
import type { Statement } from "#lib/allo/statement.ts";

function sample(name: string): MessageSaying | null {
  const json = JSON.parse(readFileSync(new URL(`../samples/${name}.json`, import.meta.url), "utf8"));
  const event = normaliseEvent(json);
  return event && readMessage(event);
}

function read(data: object, topic = "sms.received"): MessageSaying {
  const event = normaliseEvent({ topic, version: "2.0", data });
  const saying = event && readMessage(event);
  assert.ok(saying);
  return saying;
}

const us = "+33199003210";
const them = "+33639980142";

test("every sample is read from our side", () => {
  const bike = { us: { number: us, name: "Harbor Repairs" }, them: { number: them, name: "Camille Rousset" } };
  assert.partialDeepStrictEqual(sample("v2-sms.received"), { ...bike, direction: "inbound", type: "SMS" });
  for (const name of ["v2-sms.sent", "v1-SMS_SENT", "v1-SMS_RECEIVED.outbound"])
    assert.partialDeepStrictEqual(sample(name), { ...bike, direction: "outbound" });
  assert.partialDeepStrictEqual(sample("v1-SMS_RECEIVED"), { ...bike, direction: "inbound", userEmail: null });
  assert.partialDeepStrictEqual(sample("v2-sms.received.mms"), {
    type: "MMS",
    content: "",
    them: { number: "+14155550142", name: null },
  });
  assert.equal(sample("v2-contact.created"), null);
});

test("numbers in any spelling, open types, names in place of numbers", () => {
  const saying = read({ id: "msg-1", from_number: "06 39 98 01 42", to_number: us, type: "whatsapp" });
  assert.partialDeepStrictEqual(saying, { alloId: "msg_1", type: "WHATSAPP", them: { number: them } });
  assert.equal(read({ from_number: "AMAZON", to_number: us }).them.number, "AMAZON");
  const halved = normaliseEvent({ topic: "sms.sent", version: "2.0", data: { from_number: us } });
  assert.equal(halved && readMessage(halved), null);
  assert.equal(messageKey("x", saying), messageKey("y", read({ id: "msg_1", from_number: "1", to_number: us })));
});

test("in any order and with repeats the last word counts", () => {
  const statement = fc
    .record({ at: fc.nat({ max: 5 }), content: fc.constantFrom("a", "b", "c") })
    .map(({ at, content }): Omit<Statement<MessageSaying>, "deliveryId"> => {
      const data = { id: "msg_1", from_number: them, to_number: us, content };
      return { at, contentKey: contentKey({ topic: "sms.received", content: data }), says: read(data) };
    });
  fc.assert(
    fc.property(
      fc
        .array(statement, { minLength: 1, maxLength: 8 })
        .map((list) => list.map((one, deliveryId) => ({ ...one, deliveryId })))
        .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const message = foldMessage(list);
        assert.deepEqual(foldMessage(shuffled), message);
        assert.deepEqual(foldMessage([...shuffled, ...list]), message);
        const arrivedOtherwise = list.map((one, index) => ({ ...one, deliveryId: list.length - index }));
        assert.deepEqual({ ...foldMessage(arrivedOtherwise), deliveryId: 0 }, { ...message, deliveryId: 0 });
        const newest = Math.max(...list.map(({ at }) => at));
        const last = list.filter(({ at }) => at === newest).map(({ says }) => says.content);
        assert.ok(message && last.includes(message.content));
      },
    ),
  );
  assert.equal(foldMessage([]), null);
});
