import assert from "node:assert/strict";
import { it } from "node:test";
import { reasonWords, whyNotPromotable } from "#components/rejections/reason-words.ts";
import type { Rejection } from "#lib/api/rejection.ts";

const rejection: Rejection = {
  id: 1,
  receivedAt: "2026-03-16T09:16:52.000Z",
  reason: "bad_signature",
  diagnosis: "",
  remoteAddress: "192.0.2.1",
  sizeBytes: 2,
  promotable: false,
  promotedTo: null,
  webhookId: null,
  headers: [],
  bodyText: "{}",
  bodyTruncated: false,
  bodySha256: "",
};

it("has words for known reasons and shows others as they are", () => {
  assert.equal(reasonWords("no_secret"), "No secret is set");
  assert.equal(reasonWords("toString"), "toString");
});

it("says what would make a rejection promotable", () => {
  assert.match(whyNotPromotable(rejection), /Once the right one is set/);
  assert.match(whyNotPromotable({ ...rejection, reason: "no_secret" }), /ALLO_WEBHOOK_SECRET/);
  assert.match(whyNotPromotable({ ...rejection, reason: "missing_header" }), /who sent it/);
  assert.match(whyNotPromotable({ ...rejection, bodyTruncated: true }), /Recover/);
});
