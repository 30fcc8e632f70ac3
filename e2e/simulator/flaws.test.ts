import assert from "node:assert/strict";
import { test } from "node:test";
import { generateDeliveries } from "#e2e/simulator/deliveries.ts";
import { flaws, type SignedRequest, signed } from "#e2e/simulator/flaws.ts";
import { diagnose } from "#lib/allo/doctor/diagnose.ts";
import { parseSecret } from "#lib/allo/secret.ts";
import { verify } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";

const parsed = parseSecret(`whsec_${Buffer.from("only for the tests of the simulator").toString("base64")}`);
assert.ok(parsed.ok);
const { secret } = parsed;
const seconds = 1_774_000_000;
const attempts = [...generateDeliveries({ seed: 1, count: 40, now: seconds * 1000 })].map(({ webhookId, body }) => ({
  id: webhookId,
  seconds,
  body: Buffer.from(body),
  secret,
}));

function outcome({ headers, body }: SignedRequest): string {
  const result = verify(signedHeadersOf(Object.entries(headers)), body, [secret], seconds);
  return result.ok ? "verified" : result.failure.code;
}

test("what is signed as Allo signs verifies", () => {
  assert.deepEqual(new Set(attempts.map((attempt) => outcome(signed(attempt)))), new Set(["verified"]));
});

const expected: Readonly<Record<string, string>> = {
  "no webhook-id": "missing_header",
  "no webhook-timestamp": "missing_header",
  "no webhook-signature": "missing_header",
  "no headers at all": "missing_header",
  "timestamp as a date": "bad_timestamp",
  "timestamp in milliseconds": "stale_timestamp",
  "10 minutes old": "stale_timestamp",
  "10 minutes ahead": "stale_timestamp",
};

for (const [name, flaw] of Object.entries(flaws)) {
  test(`${name}: never verifies, whatever the body`, () => {
    assert.deepEqual(
      new Set(attempts.map((attempt) => outcome(flaw(attempt)))),
      new Set([expected[name] ?? "bad_signature"]),
    );
  });
}

const diagnoses: Readonly<Record<string, string>> = {
  "wrong secret": "unknown_secret",
  "one letter changed": "unknown_secret",
};

for (const [name, flaw] of Object.entries(flaws)) {
  const code = diagnoses[name];
  test(`${name}: the doctor ${code === undefined ? "names it, whatever the topic" : "can only guess"}`, () => {
    const codes = attempts.map((attempt) => {
      const { headers, body } = flaw(attempt);
      const request = { headers: Object.entries(headers), body, bodyComplete: true };
      return diagnose(request, [secret], false, seconds).code;
    });
    if (code === undefined) assert.ok(!codes.includes("unknown_secret"), codes.join(" "));
    else assert.deepEqual(new Set(codes), new Set([code]));
  });
}
