import assert from "node:assert/strict";
import { test } from "node:test";
import { shownWords } from "#lib/allo/shown-words.ts";

test("each different word is marked, numbers also by their ends", () => {
  assert.equal(
    shownWords(["Camille’s vélo, Camille", null, "+33639980142"]),
    ["Camille", "s", "vélo", "33639980142", "\ue00124108993633"].map((word) => `\ue005${word}`).join(" "),
  );
});

test("no text brings marks of its own", () => {
  assert.equal(shownWords(["a\ue005b \ue001\ue0029"]), "\ue005ab \ue0059");
});
