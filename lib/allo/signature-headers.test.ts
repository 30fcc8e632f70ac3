import assert from "node:assert/strict";
import { test } from "node:test";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";

const own: [string, string][] = [
  ["webhook-id", "msg_1"],
  ["webhook-timestamp", "1"],
  ["webhook-signature", "v1,a"],
];
const svix = own.map(([name, value]): [string, string] => [name.replace("webhook", "svix"), `${value}-svix`]);

test("names in any case, among other headers", () => {
  const headers: [string, string][] = [["Host", "x"], ...own.map(([n, v]): [string, string] => [n.toUpperCase(), v])];
  assert.deepEqual(signedHeadersOf(headers), { id: "msg_1", timestamp: "1", signature: "v1,a" });
});

test("svix-* only where webhook-* is absent or empty", () => {
  assert.deepEqual(signedHeadersOf([...svix, ...own]), { id: "msg_1", timestamp: "1", signature: "v1,a" });
  assert.deepEqual(signedHeadersOf(svix), { id: "msg_1-svix", timestamp: "1-svix", signature: "v1,a-svix" });
  assert.equal(signedHeadersOf([["webhook-id", ""], ...svix]).id, "msg_1-svix");
  assert.deepEqual(signedHeadersOf([["x-webhook-id", "msg_1"]]), {});
});

test("a repeated signature counts as several, a repeated timestamp is not a number", () => {
  const headers = signedHeadersOf([...own, ["webhook-signature", "v1,b"], ["Webhook-Timestamp", "1"]]);
  assert.equal(headers.signature, "v1,a v1,b");
  assert.equal(headers.timestamp, "1, 1");
});
