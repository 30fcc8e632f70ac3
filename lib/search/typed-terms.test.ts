import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTyped, type Term } from "#lib/search/typed-terms.ts";

const word = (text: string, isPrefix = false): Term => ({ kind: "word", word: text, isPrefix });
const phrase = (words: string[], isPrefix = false): Term => ({ kind: "phrase", words, isPrefix });

test("only what is typed last may go on", () => {
  assert.deepEqual(readTyped("camille quo"), [word("camille"), word("quo", true)]);
  assert.deepEqual(readTyped("camille quo "), [word("camille"), word("quo", true)]);
});

test("quotes hold words together, whichever they are", () => {
  assert.deepEqual(readTyped('bike "two new wheels"'), [word("bike"), phrase(["two", "new", "wheels"])]);
  assert.deepEqual(readTyped("“a b” «c d»"), [phrase(["a", "b"]), phrase(["c", "d"])]);
  assert.deepEqual(readTyped('"a-b" c'), [phrase(["a", "b"]), word("c", true)]);
});

test("a quote that is still open may go on, a closed one not", () => {
  assert.deepEqual(readTyped('"two new whe'), [phrase(["two", "new", "whe"], true)]);
  assert.deepEqual(readTyped('"quo'), [word("quo", true)]);
  assert.deepEqual(readTyped('"quo"'), [word("quo")]);
  assert.deepEqual(readTyped('""'), []);
});

test("a number is one term, and none within quotes", () => {
  assert.deepEqual(readTyped("06 39 98 01 42 bike"), [
    { kind: "number", parts: ["06", "39", "98", "01", "42"], significant: "639980142", isPrefix: false },
    word("bike", true),
  ]);
  assert.deepEqual(readTyped('"06 39"'), [phrase(["06", "39"])]);
  assert.deepEqual(readTyped('0142"'), [{ kind: "number", parts: ["0142"], significant: "0142", isPrefix: false }]);
});

test("whatever is typed, there are few terms, none is empty, and at most the last one goes on", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary", maxLength: 600 }), fc.stringMatching(/^["“»0-9a-zé +().-]{0,60}$/)),
      (q) => {
        const terms = readTyped(q);
        assert.ok(terms.length <= 24);
        terms.forEach((term, index) => {
          const words = term.kind === "word" ? [term.word] : term.kind === "phrase" ? term.words : term.parts;
          assert.ok(words.length > 0 && words.length <= 24 && words.every((one) => one !== ""));
          if (term.isPrefix) assert.equal(index, terms.length - 1);
        });
      },
    ),
    { numRuns: 2000 },
  );
});
