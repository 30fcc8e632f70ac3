import assert from "node:assert/strict";
import { test } from "node:test";
import { isLikelyAllos } from "#lib/health/likely-allos.ts";

const START = Date.parse("2026-03-16T09:20:00.000Z");

const HOUR = 3600;

const tries = (...seconds: number[]) =>
  seconds.map((second) => ({ receivedAt: START + second * 1000, webhookTimestamp: START / 1000 + second }));

test("what was signed is Allo's at once, also if it could not be stored", () => {
  for (const reason of ["storage_unavailable", "stale_timestamp", "no_secret"]) {
    assert.equal(isLikelyAllos({ reason, tries: tries(0) }), true, reason);
  }
});

test("what nothing proves is Allo's when it comes again by its schedule", () => {
  for (const reason of ["bad_signature", "body_too_large", "too_many_unverified", "busy"]) {
    assert.equal(isLikelyAllos({ reason, tries: tries(0) }), false, reason);
    assert.equal(isLikelyAllos({ reason, tries: tries(0, 5) }), true, reason);
    assert.equal(isLikelyAllos({ reason, tries: tries(0, 10 * HOUR) }), true, "the first ones were missed");
    for (const forged of [tries(0, 0, 1), tries(0, 60, 120), tries(0, 13 * HOUR, 26 * HOUR)]) {
      assert.equal(isLikelyAllos({ reason, tries: forged }), false, reason);
    }
  }
});

test("strangers who keep to the schedule are strangers", () => {
  const strange = tries(0, 5, 305).map((one) => ({ ...one, isStranger: true }));
  assert.equal(isLikelyAllos({ reason: "bad_signature", tries: strange }), false);
  assert.equal(isLikelyAllos({ reason: "bad_signature", tries: [...strange, ...tries(305)] }), false);
  assert.equal(isLikelyAllos({ reason: "bad_signature", tries: [...strange, ...tries(0, 5)] }), true);
});
