import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { JsonNode } from "#lib/json/json-node.ts";
import { readJson } from "#lib/json/read-json.ts";

function plain(node: JsonNode): unknown {
  if (node.kind === "object") {
    const entries = node.members.map((member) => [member.key, plain(member.value)] as const);
    return Object.fromEntries(entries);
  }
  if (node.kind === "array") return node.items.map(plain);
  if (node.kind === "number") return JSON.parse(node.text);
  return node.kind === "null" ? null : node.value;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function root(text: string): JsonNode {
  const reading = readJson(text);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.root;
}

describe("readJson", () => {
  it("says the same as JSON.parse of any JSON, however it is spaced", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, "\t"), (text, space) => {
        const value = JSON.parse(text);
        assert.deepEqual(plain(root(JSON.stringify(value, null, space))), value);
      }),
    );
  });

  it("accepts exactly the texts that JSON.parse accepts", () => {
    const pieces = ["{", "}", "[", "]", ":", ",", '"', "a", "\\", "u00e9", "1", "0", "-", ".", "e", "+", " ", "\n"];
    const words = ["true", "null", "\u00a0", "\ufeff", "\u0001", '"k"', '{"a":1}', "[1]", "1e5", "'"];
    const near = fc.array(fc.constantFrom(...pieces, ...words), { maxLength: 12 }).map((parts) => parts.join(""));
    const cut = fc.tuple(fc.json(), fc.nat(60)).map(([text, at]) => text.slice(0, at) + text.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(near, cut), (text) => {
        assert.equal(readJson(text).ok, parses(text), JSON.stringify(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps the order of the bytes, repeated keys and every digit", () => {
    const node = root('{"b":1,"2":2,"1":3,"b":12345678901234567890.10,"__proto__":{}}');
    assert.ok(node.kind === "object");
    assert.deepEqual(
      node.members.map((member) => member.key),
      ["b", "2", "1", "b", "__proto__"],
    );
    assert.deepEqual(node.members[3]?.value, { kind: "number", text: "12345678901234567890.10" });
  });

  it("points at the place of an error", () => {
    const cases: [string, number, RegExp][] = [
      ['{"a":1,}', 7, /key in quotes, found "}"/],
      ['{"a" 1}', 5, /":", found "1"/],
      ["[1 2]", 3, /"," or "]"/],
      ['{"a":"open', 10, /end of the string, found the end/],
      ['{"a":tru}', 8, /a value, found "}"/],
      ['["a\\x"]', 4, /escape that JSON knows, found "x"/],
      ['["a\nb"]', 3, /control character, found/],
      ["", 0, /a value, found the end/],
      ["{} x", 3, /the end of the text, found "x"/],
      ["[😀]", 1, /found "😀"/],
    ];
    for (const [text, offset, message] of cases) {
      const reading = readJson(text);
      assert.ok(!reading.ok && reading.reason === "syntax", text);
      assert.equal(reading.offset, offset, text);
      assert.match(reading.message, message);
    }
  });

  it("stops at its caps instead of running out of stack or time", () => {
    const deep = readJson("[".repeat(100_000));
    assert.equal(!deep.ok && deep.reason, "too_deep");
    const long = `"${"\\n.".repeat(4_000_000)}"`;
    assert.ok(readJson(long).ok);
    const many = readJson(`[${"1,".repeat(50)}1]`, 20);
    assert.equal(!many.ok && many.reason, "too_many");
  });
});
