import assert from "node:assert/strict";
import { test } from "node:test";
import { topicFamilies, topicFamily, topicsOfFamily } from "#components/deliveries/topic-family.ts";
import { topicSchemas } from "#lib/allo/topics.ts";

test("every topic that the inbox can read has a family, but for Allo's manual ping", () => {
  for (const topic of Object.keys(topicSchemas)) {
    assert.equal(topicFamily(topic) === "unknown", topic === "ping", topic);
  }
});

test("families share out the topics", () => {
  for (const family of topicFamilies) {
    for (const topic of topicsOfFamily(family)) assert.equal(topicFamily(topic), family);
  }
});

test("what a topic is called does not make it known", () => {
  for (const topic of ["call.forwarded", "", "CALL.COMPLETED", "toString", "__proto__", "constructor"]) {
    assert.equal(topicFamily(topic), "unknown");
  }
});
