import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseSecret } from "#lib/allo/secret.ts";

const key = fc.uint8Array({ minLength: 24, maxLength: 96 });

function problemOf(text: string): string {
  const result = parseSecret(text);
  return result.ok ? "none" : result.problem;
}

test("the key is what stands behind whsec_, decoded, with or without padding", () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const padded = Buffer.from(bytes).toString("base64");
      for (const text of [padded, padded.replace(/=+$/, "")]) {
        const result = parseSecret(`whsec_${text}`);
        assert.ok(result.ok);
        assert.deepEqual(Buffer.from(result.secret.key), Buffer.from(bytes));
      }
    }),
  );
});

test("a label may stand in front; without one the key gets a name that does not tell it", () => {
  const encoded = Buffer.alloc(24, 7).toString("base64");
  const labelled = parseSecret(`paris-office=whsec_${encoded}`);
  assert.equal(labelled.ok && labelled.secret.label, "paris-office");
  const [first, again] = [parseSecret(`whsec_${encoded}`), parseSecret(`whsec_${encoded}`)];
  assert.ok(first.ok && again.ok);
  assert.match(first.secret.label, /^key-[0-9a-f]{6}$/);
  assert.equal(first.secret.label, again.secret.label);
  assert.ok(!encoded.includes(first.secret.label.slice(4)));
});

for (const [text, problem] of [
  ["", /does not start with whsec_/],
  ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", /does not start with whsec_/],
  [" whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", /does not start with whsec_/],
  ["WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", /does not start with whsec_/],
  ["whsec_whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", /twice/],
  ["whsec_", /not base64/],
  ['whsec_"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"', /not base64/],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", /not base64/],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La-aSw", /not base64/],
  ["whsec_AAAA", /holds 3 bytes/],
  [`whsec_${Buffer.alloc(23).toString("base64")}`, /holds 23 bytes/],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwM", /cut off/],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=", /cut off/],
] as const) {
  test(`${JSON.stringify(text)} is refused`, () => assert.match(problemOf(text), problem));
}

test("no text throws, and no problem repeats it", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((value) => `whsec_${value}`),
  );
  fc.assert(fc.property(text, (value) => void parseSecret(value)));
  fc.assert(
    fc.property(key, fc.constantFrom("", "whsec_whsec_", "whsec_ "), (bytes, prefix) => {
      const encoded = Buffer.from(bytes).toString("base64");
      assert.ok(!problemOf(`${prefix}${encoded}!`).includes(encoded));
    }),
  );
});
