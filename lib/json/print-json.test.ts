import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { printJson } from "#lib/json/print-json.ts";
import { readJson } from "#lib/json/read-json.ts";

function reprint(text: string): string {
  const reading = readJson(text);
  assert.ok(reading.ok);
  return printJson(reading.root);
}

it("prints what JSON.stringify prints with two blanks", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const pretty = JSON.stringify(JSON.parse(text), null, 2);
      assert.equal(reprint(pretty), pretty);
    }),
  );
});

it("keeps order, repeats and digits", () => {
  assert.equal(reprint('{"2":1.00,"1":[],"1":{}}'), '{\n  "2": 1.00,\n  "1": [],\n  "1": {}\n}');
});
