import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchQuery } from "#lib/allo/search-terms.ts";

test("every word must be there, the last one may be a beginning", () => {
  assert.equal(matchQuery("camille quo"), '"camille" AND "quo"*');
  assert.equal(matchQuery("  Zoé  "), '"Zoé"*');
  assert.equal(matchQuery("cll_8RmTNSw4xK6CQ9uVy7Ea"), '"cll" AND "8RmTNSw4xK6CQ9uVy7Ea"*');
  assert.equal(matchQuery("nora@example.net"), '"nora" AND "example" AND "net"*');
});

test("quotes and operators are only words", () => {
  assert.equal(
    matchQuery('a" OR b* NOT (c) NEAR/2 col:d ^e'),
    '"a" AND "OR" AND "b" AND "NOT" AND "c" AND "NEAR" AND "2" AND "col" AND "d" AND "e"*',
  );
});

test("nothing to look for", () => {
  for (const q of ["", "  ", '"', "***", "🚲", "\ue001", "-_-"]) assert.equal(matchQuery(q), null);
});

test("numbers in any form are looked for as the end of a number", () => {
  assert.equal(matchQuery("+33612345678"), '(("33612345678"*) OR "\ue00187654321633"*)');
  assert.equal(matchQuery("0033612345678"), '(("0033612345678"*) OR "\ue00187654321633"*)');
  assert.equal(
    matchQuery("06 12 34 56 78"),
    '(("06" AND "12" AND "34" AND "56" AND "78"*) OR "612345678"* OR "\ue001876543216"*)',
  );
  assert.equal(
    matchQuery("+33 (0)6 12 34 56 78"),
    '(("33" AND "0" AND "6" AND "12" AND "34" AND "56" AND "78"*) OR "33612345678"* OR "\ue00187654321633"*)',
  );
  assert.equal(matchQuery("(415) 555-0142"), '(("415" AND "555" AND "0142"*) OR "4155550142"* OR "\ue0012410555514"*)');
  assert.equal(matchQuery("0142"), '(("0142"*) OR "\ue0012410"*)');
  assert.equal(matchQuery("0142 camille"), '(("0142") OR "\ue0012410"*) AND "camille"*');
  assert.equal(matchQuery("order HB-1990"), '"order" AND "HB" AND (("1990"*) OR "\ue0010991"*)');
  assert.equal(matchQuery("00000000"), '(("00000000"*))');
});

test("digits within a word are part of it", () => {
  assert.equal(matchQuery("call12345x"), '"call12345x"*');
  assert.equal(matchQuery("12"), '"12"*');
});

test("whatever is typed, each quoted piece is one token and the syntax holds", () => {
  const piece = `"[^"\\s]+"\\*?`;
  const all = `${piece}(?: AND ${piece})*`;
  const number = `\\(\\(${all}\\)(?: OR ${piece})*\\)`;
  const expression = new RegExp(`^(?:${piece}|${number})(?: AND (?:${piece}|${number}))*$`, "u");
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...'0123456789 +-()."*ORANDé') }),
  );
  fc.assert(
    fc.property(typed, (q) => {
      const query = matchQuery(q);
      if (query !== null) assert.match(query, expression);
    }),
    { numRuns: 2000 },
  );
});

test("long texts are cut to a bounded number of terms", () => {
  assert.equal(matchQuery("ab ".repeat(1000))?.split(" AND ").length, 24);
});
