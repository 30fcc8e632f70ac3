import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canBeAnswered, canonicalNumber, formatNumber, phoneDigits } from "#lib/allo/phone-number.ts";

test("international numbers are spaced for reading, everything else stays", () => {
  assert.equal(formatNumber("+33639980142"), "+33 6 39 98 01 42");
  assert.equal(formatNumber("+14155550142"), "+1 415 555 0142");
  assert.equal(formatNumber("+33 6.39-98 (01)42"), "+33 6 39 98 01 42");
  for (const text of ["anonymous", "36100", "AMAZON", "0639980142", "+999999999999", "", "+"])
    assert.equal(formatNumber(text), text);
});

test("digits of a number in any notation", () => {
  assert.equal(phoneDigits("+33 (0)6 39 98 01 42"), "33639980142");
  assert.equal(phoneDigits("(415) 555-0142"), "4155550142");
  assert.equal(phoneDigits("0142"), "0142");
  for (const text of ["142", "4.25", "HB-1990", "", "1".repeat(19), "cll_12345"])
    assert.equal(phoneDigits(text), null, text);
});

test("one spelling for a number, however it is written", () => {
  for (const text of [
    "+33639980142",
    "+33 (0)6 39 98 01 42",
    "0033 6 39 98 01 42",
    "+330639980142",
    " +33-639-980-142 ",
  ])
    assert.equal(canonicalNumber(text), "+33639980142", text);
  assert.equal(canonicalNumber("06 39 98 01 42", "+33199003210"), "+33639980142");
  assert.equal(canonicalNumber("(415) 555-0142", "+14155550100"), "+14155550142");
  for (const text of ["anonymous", "36100", "AMAZON", "0639980142", "+999999999999", "", "+", "Ты"])
    assert.equal(canonicalNumber(text), text);
  assert.equal(canonicalNumber("36100", "+33199003210"), "36100");
  assert.equal(canonicalNumber("Anonymous", "+33199003210"), "anonymous");
  assert.equal(canonicalNumber("0639980142", "36100"), "0639980142");
  assert.equal(canonicalNumber("+".repeat(1_000_000)).length, 100);
});

test("a spelling that is canonical stays as it is", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0]{0,2}[\d ().-]{3,16}$/)), (text) => {
      const once = canonicalNumber(text, "+33199003210");
      assert.equal(canonicalNumber(once, "+33199003210"), once);
    }),
  );
});

test("a number can be answered, a name and a withheld number cannot", () => {
  for (const text of ["+33639980142", "0639980142", "36100", "911"]) assert.equal(canBeAnswered(text), true, text);
  for (const text of ["AMAZON", "anonymous", "Private", "", "3M"]) assert.equal(canBeAnswered(text), false, text);
});
