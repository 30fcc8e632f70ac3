import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readJsonText, withSortedKeys, writeJsonText } from "#lib/allo/doctor/json-text.ts";
import { inAllosOrder } from "#lib/allo/doctor/key-order.ts";

const compact = { indent: "", afterColon: "", afterComma: "" };
const samples = join(import.meta.dirname, "..", "samples");

/** Properties that a business made up stand in an order of their own. */
const OWN_PROPERTIES = ["v2-call.received.json"];

for (const file of readdirSync(samples).filter((name) => name.startsWith("v2-") && !OWN_PROPERTIES.includes(name))) {
  test(`${file} finds back into its order`, () => {
    const json = readJsonText(readFileSync(join(samples, file), "utf8"));
    assert.ok(json);
    assert.equal(writeJsonText(inAllosOrder(withSortedKeys(json)), compact), writeJsonText(json, compact));
  });
}

test("keys that Allo is not known to send come last, as they came, and hostile ones stay keys", () => {
  const json = readJsonText(
    '{"zeta":1,"data":{"__proto__":1,"id":2,"constructor":3},"topic":"x","alpha":[{"b":1,"a":2}]}',
  );
  assert.ok(json);
  assert.equal(
    writeJsonText(inAllosOrder(json), compact),
    '{"topic":"x","data":{"id":2,"__proto__":1,"constructor":3},"zeta":1,"alpha":[{"b":1,"a":2}]}',
  );
});
