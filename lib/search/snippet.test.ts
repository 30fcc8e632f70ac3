import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { snippetOf } from "#lib/search/snippet.ts";
import { readTyped } from "#lib/search/typed-terms.ts";

function shown(text: string, q: string, limit = 60): { text: string; marked: string[] } {
  const { text: line, marks } = snippetOf(text, readTyped(q), limit);
  return { text: line, marked: marks.map(([from, to]) => line.slice(from, to)) };
}

const filler = "one two three four five six seven eight nine ten ";

test("a short text is shown whole", () => {
  assert.deepEqual(shown("A bike\n for  two", "bike two"), { text: "A bike for two", marked: ["bike", "two"] });
});

test("a long one around its first hit, between whole words", () => {
  const { text, marked } = shown(`${filler.repeat(4)}a bike for you ${filler}`, "bike");
  assert.deepEqual(marked, ["bike"]);
  assert.match(text, /^…(?:\w+ )+a bike for you \w+.*…$/);
  assert.ok(text.length <= 60);
});

test("the place where most of the terms stand goes before the first", () => {
  assert.deepEqual(shown(`bike ${filler.repeat(4)} a red bike`, "red bike").marked, ["red", "bike"]);
});

test("without a hit its beginning", () => {
  assert.deepEqual(shown(filler.repeat(3), "nothing").text, `${filler.repeat(3).slice(0, 59)}…`);
});

test("what steers the direction of text or breaks the line is gone", () => {
  assert.deepEqual(shown("a\u202ebike\u0007\r\n<b>", "bike").text, "abike <b>");
});

test("never longer than asked, and every mark lies in it and shows what was looked for", () => {
  const texts = fc.array(fc.oneof(fc.constantFrom("bike", "Vélo", " ", "🚲", "\n"), fc.string({ unit: "grapheme" })), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(texts, fc.integer({ min: 50, max: 200 }), (parts, limit) => {
      const text = parts.join(" ");
      const snippet = snippetOf(text, readTyped("bike velo"), limit);
      assert.ok(snippet.text.length <= limit);
      assert.ok(snippet.text.isWellFormed());
      for (const [from, to] of snippet.marks) assert.match(snippet.text.slice(from, to), /^(?:bike|v[eé]lo)/i);
      if (/(?<![\p{L}\p{N}])bike(?![\p{L}\p{N}\p{M}])/u.test(text)) assert.ok(snippet.marks.length > 0);
    }),
    { numRuns: 500 },
  );
});
