import assert from "node:assert/strict";
import { test } from "node:test";
import { readDelivery } from "#lib/allo/read-delivery.ts";
import { makeTestEvent, TEST_TOPICS } from "#lib/allo/test-event.ts";
import { topicSchemas } from "#lib/allo/topics.ts";

const now = Date.parse("2026-03-16T09:12:04.000Z");

test("there is a test event for every topic that the inbox knows, but the older formats' ping", () => {
  assert.deepEqual(
    TEST_TOPICS.toSorted(),
    Object.keys(topicSchemas)
      .filter((topic) => topic !== "ping")
      .toSorted(),
  );
});

for (const topic of TEST_TOPICS) {
  test(`the test event of ${topic} is read without a problem and says that it is a test`, () => {
    const event = makeTestEvent(topic, now, "2NfDKEm9sF8xK3pQr1Zt");
    assert.ok(event);
    const reading = readDelivery(Buffer.from(event.body), "signed");
    assert.equal(reading.topic, topic);
    assert.equal(reading.problem, null);
    assert.equal(reading.eventAt, now);
    assert.match(event.body, /test/i);
    assert.equal(event.webhookId, "msg_2NfDKEm9sF8xK3pQr1Zt");
  });
}

test("two test events of one topic are different events", () => {
  for (const topic of ["call.completed", "sms.received", "tag.added", "contact.updated"]) {
    assert.notEqual(makeTestEvent(topic, now, "aaaa")?.body, makeTestEvent(topic, now, "bbbb")?.body);
  }
});

test("an unknown topic has none, nor has a word that every object knows", () => {
  assert.equal(makeTestEvent("call.invented", now, "aaaa"), null);
  assert.equal(makeTestEvent("constructor", now, "aaaa"), null);
});
