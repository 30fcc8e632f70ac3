import assert from "node:assert/strict";
import { test } from "node:test";
import { formatNumber, phoneDigits } from "#lib/allo/phone-number.ts";

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
