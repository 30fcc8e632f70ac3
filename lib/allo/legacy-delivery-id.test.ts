import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { legacyDeliveryId } from "#lib/allo/legacy-delivery-id.ts";

function idOf(body: string): string {
  return legacyDeliveryId(Buffer.from(body));
}

function byBytes(body: string): string {
  return `legacy:sha256:${createHash("sha256").update(body).digest("hex")}`;
}

function sample(name: string): string {
  return readFileSync(`lib/allo/samples/v1-${name}.json`, "utf8");
}

test("what happens once is known by its topic and its Allo id", () => {
  assert.equal(idOf(sample("CALL_RECEIVED")), "legacy:CALL_RECEIVED:call_k31x9z");
  assert.equal(idOf(sample("SMS_RECEIVED")), "legacy:SMS_RECEIVED:sms_m52q8w");
  assert.equal(idOf(sample("SMS_SENT")), "legacy:SMS_SENT:sms_n63r9x");
  assert.equal(idOf(sample("CONTACT_CREATED")), "legacy:CONTACT_CREATED:cnt_p74s0y");
  assert.equal(idOf('{"event":"call.received","call":{"id":"c1"}}'), "legacy:call.received:c1");
  assert.equal(idOf('{"topic":"call.completed","version":"2.0","data":{"id":"c1"}}'), "legacy:call.completed:c1");
});

test("everything else is known by its bytes", () => {
  const bodies = [
    sample("CONTACT_UPDATED"),
    '{"topic":"PING"}',
    '{"topic":"CALL_RECEIVED","data":{}}',
    '{"topic":"call.received","version":"2.0","data":{"id":"c1"}}',
    '{"topic":"tag.added","version":"2.0","data":{"call_id":"c1","id":"t1"}}',
    `{"topic":"CALL_RECEIVED","data":{"id":"${"x".repeat(201)}"}}`,
    '{"topic":"CALL_RECEIVED","data":{"id":"a\\u0000b"}}',
    "not json",
    "",
  ];
  for (const body of bodies) assert.equal(idOf(body), byBytes(body));
});
