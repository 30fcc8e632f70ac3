import assert from "node:assert/strict";
import { test } from "node:test";
import { searchForm, searchTerms } from "#lib/allo/contacts/search-form.ts";

test("case, accents and the signs in a number make no difference", () => {
  assert.equal(searchForm("Noé ÉTIENNE"), "noe etienne");
  assert.equal(searchForm("+33 6 39-98 (01)42"), "+33639980142");
});

test("a number is found as it is dialled at home, by its last digits and beside a name", () => {
  const stored = searchForm("+33639980142");
  for (const typed of ["06 39 98 01 42", "+33 6 39 98 01 42", "0142", "39.98.01"])
    assert.ok(
      searchTerms(typed).every((term) => stored.includes(term)),
      typed,
    );
  assert.deepEqual(searchTerms("  Noé  0639980142 "), ["noe", "639980142"]);
  assert.deepEqual(searchTerms("  "), []);
});
