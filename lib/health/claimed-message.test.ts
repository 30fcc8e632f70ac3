import assert from "node:assert/strict";
import { test } from "node:test";
import { claimedMessage } from "#lib/health/claimed-message.ts";

const signature = `v1,${"A".repeat(43)}=`;
const headers = { id: "msg_1", timestamp: "1773652612", signature };

test("headers in the form of Allo's claim a message", () => {
  assert.deepEqual(claimedMessage(headers), { webhookId: "msg_1", webhookTimestamp: 1_773_652_612 });
  const rotating = { ...headers, signature: `v1a,x ${signature} ${signature}` };
  assert.equal(claimedMessage(rotating)?.webhookId, "msg_1");
});

test("anything else claims none", () => {
  for (const other of [
    {},
    { ...headers, id: "" },
    { ...headers, id: "a b" },
    { ...headers, id: "x".repeat(129) },
    { ...headers, timestamp: "now" },
    { ...headers, timestamp: "9".repeat(12) },
    { ...headers, signature: "v1,short" },
    { ...headers, signature: `v2,${"A".repeat(43)}=` },
  ]) {
    assert.equal(claimedMessage(other), null);
  }
});
