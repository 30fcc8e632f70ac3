import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { searchText } from "#lib/allo/search-text.ts";

test("a call is found by everything it says, and each turn stands there once", () => {
  const { data } = JSON.parse(readFileSync("lib/allo/samples/v2-call.completed.json", "utf8"));
  const text = searchText(data, ["call.completed", null]);
  for (const part of [
    "call.completed",
    "cll_8RmTNSw4xK6CQ9uVy7Ea",
    "Camille Rousset",
    "nora@example.net",
    "to_call_back",
    "twelve city bikes",
    "+33639980142",
    "\ue00124108993633",
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.equal(text.split("When do you need them back?").length, 2);
  assert.ok(!text.includes("2026-03-16"));
  assert.ok(!text.includes("EXTERNAL"));
});

test("the joined transcript counts where there are no turns", () => {
  assert.match(searchText({ transcriptions: [], concatenated_transcript: "only here" }, []), /only here/);
});

test("numbers inside a text are found by their ends too", () => {
  assert.equal(
    searchText({ content: "ring 06 39 98 01 42, room 12" }, []),
    "ring 06 39 98 01 42, room 12 \ue0012410899360",
  );
});

test("private-use characters of the payload cannot pose as our marks", () => {
  assert.equal(searchText({ name: "a\ue001b\uf8ff" }, []), "ab");
});

test("symbols are no part of the words that they stand beside", () => {
  assert.equal(searchText({ content: "thanks🙂bye" }, []), "thanks bye");
});

test("a letter and its accent are one, as in what is typed", () => {
  assert.equal(searchText({ content: "\u03b1\u0300" }, []), "\u1f70");
});

test("links lose their query", () => {
  assert.equal(searchText({ url: "https://a.example/b.mp3?X-Signature=abc#t" }, []), "https://a.example/b.mp3");
});

test("a name is never crowded out by a transcript", () => {
  const turn = { source: "USER", text: "é".repeat(2000) };
  const text = searchText({ transcriptions: Array(200).fill(turn), from_name: "Camille" }, ["call.completed"]);
  assert.ok(text.startsWith("call.completed Camille"));
  assert.ok(Buffer.byteLength(text) <= 256 * 1024);
  assert.ok(Buffer.byteLength(text) > 255 * 1024);
});

test("never over 256 KiB", () => {
  const long = fc.tuple(
    fc.string({ unit: "binary", minLength: 1, maxLength: 50 }),
    fc.integer({ min: 1, max: 20_000 }),
  );
  fc.assert(
    fc.property(
      fc.array(
        long.map(([text, times]) => text.repeat(times)),
        { maxLength: 6 },
      ),
      (leaves) => {
        const text = searchText({ leaves }, ["x.y"]);
        assert.ok(Buffer.byteLength(text) <= 256 * 1024 && text.isWellFormed());
      },
    ),
    { numRuns: 30 },
  );
});
