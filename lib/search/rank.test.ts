import assert from "node:assert/strict";
import { test } from "node:test";
import { rankOf } from "#lib/search/rank.ts";
import { readTyped } from "#lib/search/typed-terms.ts";

function rank(q: string): number {
  const camille = { ids: ["cll-8RmT", null], names: ["Camille Rousset", "+33639980142"], first: "wants a bike" };
  return rankOf({ q, terms: readTyped(q) }, camille);
}

test("the very id comes first, then names, then the first line, then the rest", () => {
  assert.equal(rank(" cll_8rmt "), 0);
  assert.equal(rank('"cll_8rmt"'), 0);
  assert.equal(rank("camille 0142"), 1);
  assert.equal(rank("camille bike"), 2);
  assert.equal(rank("bike"), 2);
  assert.equal(rank("camille yesterday"), 3);
  assert.equal(rank("cll_8Rm"), 3);
});
