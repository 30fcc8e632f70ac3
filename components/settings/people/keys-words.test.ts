import assert from "node:assert/strict";
import { test } from "node:test";
import { keysWords } from "#components/settings/people/keys-words.ts";

test("who goes is told of everything that goes along", () => {
  assert.equal(keysWords({ keys: 0, you: false }), "Open links that they made stop working.");
  assert.equal(keysWords({ keys: 1, you: false }), "The API key that they made and their open links stop working.");
  assert.equal(keysWords({ keys: 9, you: true }), "The 9 API keys that you made and your open links stop working.");
});
