import assert from "node:assert/strict";
import { test } from "node:test";
import { isQuoted, quotedText } from "#lib/health/missing/quoted-text.ts";

test("a reaction quotes the message that it answers", () => {
  for (const lead of [
    "Liked",
    "Loved",
    "Laughed at",
    "Emphasized",
    "Reacted 🎉 to",
    "Removed a heart from",
    "👍 to",
    "❤️ to",
    "A aimé",
    "N’a pas aimé",
    "A réagi par 🙏 à",
  ]) {
    assert.equal(quotedText(`${lead} “Your bike is ready”`), "Your bike is ready", lead);
  }
  assert.equal(quotedText("A aimé « Votre vélo est prêt »"), "Votre vélo est prêt");
  assert.equal(quotedText("\u200a👍\u200b to “\u200aYour bike is ready\u200a”\u200a"), "Your bike is ready");
  assert.equal(quotedText("Liked “He said “no” and\nleft”"), "He said “no” and left");
});

test("what people write themselves is no reaction", () => {
  for (const text of [
    "",
    "Liked an image",
    "Liked “”",
    "I liked “Your bike is ready”",
    "Liked “Your bike is ready” very much",
    "“Your bike is ready”",
    "Yes to “both”",
    "7 to “8”",
  ]) {
    assert.equal(quotedText(text), null, text);
  }
});

test("a quotation is the whole message, or its beginning where it was cut", () => {
  assert.ok(isQuoted("Your bike is ready", " Your  bike is\nready"));
  assert.ok(isQuoted("Your bike…", "Your bike is ready"));
  assert.ok(isQuoted("Your bike ...", "Your bike is ready"));
  assert.ok(isQuoted("See you…", "See you…"));
  assert.ok(!isQuoted("Your bike", "Your bike is ready"));
  assert.ok(!isQuoted("…", "Your bike is ready"));
  assert.ok(!isQuoted("", ""));
});
