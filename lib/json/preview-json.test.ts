import assert from "node:assert/strict";
import { it } from "node:test";
import { countJson, previewJson } from "#lib/json/preview-json.ts";
import { readJson } from "#lib/json/read-json.ts";

function node(text: string) {
  const reading = readJson(text);
  assert.ok(reading.ok);
  return reading.root;
}

it("counts keys and items", () => {
  assert.equal(countJson(node('{"a":1}')), "1 key");
  assert.equal(countJson(node("[]")), "0 items");
  assert.equal(countJson(node(`[${"1,".repeat(1233)}1]`)), "1,234 items");
});

it("tells a folded object by its first plain values", () => {
  const turn = node('{"source":"USER","empty":"","more":{},"at":12.50,"text":"Good\\nmorning","last":"unseen"}');
  assert.equal(previewJson(turn), "USER · 12.50 · Good morning");
  assert.equal(previewJson(node(`{"a":"${"x".repeat(100)}"}`)), `${"x".repeat(60)}…`);
  assert.equal(previewJson(node("[1]")), "");
});
