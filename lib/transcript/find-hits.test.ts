import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findHits } from "#lib/transcript/find-hits.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

function found(texts: string[], query: string): [turn: number, text: string][] {
  const turns = texts.map(
    (text, index): TimedTurn => ({ index, speaker: "us", startMs: index, endMs: index + 1, text }),
  );
  return findHits(turns, query).map(({ turn, from, to }) => [turn, texts[turn]?.slice(from, to) ?? ""]);
}

test("every place in every turn, whatever the case", () => {
  assert.deepEqual(found(["A bike, two Bikes", "none", "BIKE"], " bike "), [
    [0, "bike"],
    [0, "Bike"],
    [2, "BIKE"],
  ]);
});

test("accents make no difference on either side, and the mark covers what stands there", () => {
  assert.deepEqual(found(["Le vélo, le ve\u0301lo", "velo"], "VELO"), [
    [0, "vélo"],
    [0, "ve\u0301lo"],
    [1, "velo"],
  ]);
  assert.deepEqual(found(["velo"], "vélo"), [[0, "velo"]]);
  assert.deepEqual(found(["l’été"], "l'ete"), [[0, "l’été"]]);
});

test("what stands before in other scripts does not move the mark", () => {
  assert.deepEqual(found(["🚲🚲 ﬁn İstanbul straße bike"], "bike"), [[0, "bike"]]);
  assert.deepEqual(found(["a 🚲 b"], "🚲"), [[0, "🚲"]]);
});

test("the width of gaps makes no difference", () => {
  assert.deepEqual(found(["call\u00a0back"], "call   back"), [[0, "call\u00a0back"]]);
});

test("nothing asked, nothing found; patterns are text", () => {
  assert.deepEqual(found(["anything"], "  "), []);
  assert.deepEqual(found(["a.c abc"], "a.c"), [[0, "a.c"]]);
});

test("a piece of any text is found in it, and marks neither overlap nor leave it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.nat(), (text, seed) => {
      const piece = Array.from(text)[seed % Array.from(text).length] ?? "";
      const hits = findHits([{ index: 0, speaker: "us", startMs: 0, endMs: 1, text }], piece);
      const findable = piece.normalize("NFKD").replace(/\p{M}/gu, "").trim() !== "";
      if (findable) assert.ok(hits.length > 0);
      hits.forEach(({ from, to }, index) => {
        assert.ok(from < to && to <= text.length);
        assert.ok(from >= (hits[index - 1]?.to ?? 0));
      });
    }),
  );
});
