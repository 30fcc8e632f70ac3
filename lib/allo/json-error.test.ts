import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { locateJsonError } from "#lib/allo/json-error.ts";
import { parseJson } from "#lib/allo/parse-json.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("the first character that cannot be", () => {
  const broken: [string, number][] = [
    ["", 0],
    ["abc", 0],
    ['{"a":1,}', 7],
    ['{"a":1', 6],
    ["[1 2]", 3],
    ["[1,]", 3],
    ['{"a":tru}', 8],
    ['{"a" 1}', 5],
    ['"a\nb"', 2],
    ['"\\x"', 2],
    ['"\\u12g4"', 5],
    ["01", 1],
    ["1.x", 1],
    ["-", 1],
    ["{} {}", 3],
    ["]", 0],
    ["[}", 1],
    ["{]", 1],
    ["\u00a0{}", 0],
  ];
  for (const [text, offset] of broken) assert.equal(locateJsonError(text), offset, text);
});

test("finds an error exactly where the platform does not parse", () => {
  const almost = fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0 1-.eEtrufalsn\n'), maxLength: 14 });
  fc.assert(
    fc.property(almost, (text) => assert.equal(locateJsonError(text) === null, isJson(text), text)),
    { numRuns: 5000 },
  );
});

test("finds none in any JSON, and one in any that is cut", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, at) => {
      assert.equal(locateJsonError(json), null);
      const cut = json.slice(0, at % json.length);
      assert.equal(locateJsonError(cut) === null, isJson(cut));
    }),
  );
});

test("the message names line and column", () => {
  assert.deepEqual(parseJson('{\n "a": x }'), { ok: false, message: "Not JSON: unexpected “x” at line 2, column 7." });
  assert.deepEqual(parseJson('"\u0001"'), {
    ok: false,
    message: "Not JSON: unexpected character U+0001 at line 1, column 2.",
  });
  assert.deepEqual(parseJson(" \n"), { ok: false, message: "The body is empty." });
});
