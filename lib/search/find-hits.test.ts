import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findHits, marksOf, showEveryTerm } from "#lib/search/find-hits.ts";
import { readTyped } from "#lib/search/typed-terms.ts";

/** The places that are found, in words; null where not every term is there. */
function found(q: string, ...texts: string[]): string[] | null {
  const terms = readTyped(q);
  const hits = texts.map((text) => findHits(text, terms));
  if (!showEveryTerm(hits.flat(), terms)) return null;
  return texts.flatMap((text, index) => marksOf(hits[index] ?? []).map(([from, to]) => text.slice(from, to)));
}

test("whole words, and the last one as a beginning", () => {
  assert.deepEqual(found("bike whe", "A Bike, two wheels; bikes"), ["Bike", "wheels"]);
  assert.equal(found("bik wheel", "a bike, two wheels"), null);
});

test("every term must be there, in whichever of the texts", () => {
  assert.deepEqual(found("camille bike", "Camille Rousset", "a bike"), ["Camille", "bike"]);
  assert.equal(found("camille bike", "Camille Rousset"), null);
});

test("accents and case make no difference on either side, and the mark covers what stands there", () => {
  assert.deepEqual(found("elodie VELO", "L’Élodie a un ve\u0301lo"), ["Élodie", "ve\u0301lo"]);
  assert.deepEqual(found("Élodie", "elodie"), ["elodie"]);
  assert.deepEqual(found("strasse", "straße"), null);
  assert.deepEqual(found("οδος", "ΟΔΟΣ"), ["ΟΔΟΣ"]);
});

test("a phrase is words side by side, whatever stands between them", () => {
  assert.deepEqual(found('"two wheels"', "wheels two; two, wheels"), ["two, wheels"]);
  assert.equal(found('"two wheels"', "two new wheels"), null);
  assert.equal(found('"two wheels"', "two", "wheels"), null);
  assert.deepEqual(found('"two whe', "two wheels"), ["two wheels"]);
  assert.equal(found('"two whe"', "two wheels"), null);
});

test("a number is found in any spelling, and by its last digits", () => {
  for (const q of ["+33 6 39 98 01 42", "0033639980142", "06.39.98.01.42", "39980142", "0142"]) {
    for (const text of ["+33639980142", "ring +33 6 39 98 01 42 please"]) assert.ok(found(q, text), `${q} in ${text}`);
  }
  assert.deepEqual(found("0142", "Camille · +33 6 39 98 01 42"), ["01 42"]);
  assert.deepEqual(found("0142", "38 0142"), ["0142"]);
  assert.equal(found("9801", "+33639980142"), null);
  assert.equal(found("+33 6 39 98 01 42", "+33639980143"), null);
});

test("digits that are no number may stand in different texts, as in the index", () => {
  assert.deepEqual(found("2024 1500", "invoice 2024", "1500 euros"), ["2024", "1500"]);
  assert.equal(found("2024 1500", "invoice 2024"), null);
});

const typing = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^["0-9a-cé +().-]{0,30}$/));

test("marks neither overlap nor leave the text nor split a character, whatever is looked for in whatever", () => {
  fc.assert(
    fc.property(typing, typing, (q, text) => {
      let end = 0;
      for (const [from, to] of marksOf(findHits(text, readTyped(q)))) {
        assert.ok(end <= from && from < to && to <= text.length);
        if (text.isWellFormed()) assert.ok(text.slice(from, to).isWellFormed());
        end = to;
      }
    }),
    { numRuns: 2000 },
  );
});

test("what is typed is found in itself", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zéüА-я]{1,8}$/), { minLength: 1, maxLength: 6 }), (words) => {
      const text = words.join(" ");
      assert.ok(found(text, text));
      assert.ok(found(text.toUpperCase(), `and ${text} again`));
      assert.ok(found(`"${text}"`, `and ${text} again`));
    }),
  );
});
