import assert from "node:assert/strict";
import { test } from "node:test";
import { contactWords, fieldWords, valueWords } from "#components/contacts/contact-words.ts";

test("a contact is called by whatever is known of it", () => {
  assert.equal(contactWords({ name: "Noé", numbers: ["+33639980142"], emails: [] }), "Noé");
  assert.equal(contactWords({ name: null, numbers: ["+33639980142"], emails: [] }), "+33 6 39 98 01 42");
  assert.equal(contactWords({ name: null, numbers: [], emails: ["a@example.com"] }), "a@example.com");
  assert.equal(contactWords({ name: null, numbers: [], emails: [] }), "No name");
});

test("fields and values read as one says them", () => {
  assert.equal(fieldWords("firstName"), "First name");
  assert.equal(fieldWords("properties.loyalty_level"), "loyalty_level");
  assert.equal(valueWords("numbers", ["+33639980142", "36100"]), "+33 6 39 98 01 42, 36100");
  assert.equal(valueWords("properties.size", { width: 2 }), '{"width":2}');
  assert.equal(valueWords("company", null), null);
});
