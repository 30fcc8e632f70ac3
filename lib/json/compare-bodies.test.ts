import assert from "node:assert/strict";
import { it } from "node:test";
import { compareBodies } from "#lib/json/compare-bodies.ts";

function changes(first: string, other: string): string[] {
  const { as, blocks } = compareBodies(first, other);
  const rows = blocks.flatMap((block) => block.rows).filter((row) => row.kind !== "same");
  return [as, ...rows.map((row) => `${row.kind} ${row.text}`)];
}

it("compares JSON by what it says, in the order of the bytes", () => {
  assert.deepEqual(changes('{"a":1,"b":2}', '{ "a": 1, "b": 3 }'), ["json", 'removed   "b": 2', 'added   "b": 3']);
});

it("shows the texts where only the writing differs", () => {
  assert.deepEqual(changes('{"a":1}', '{"a": 1}'), ["formatting", 'removed {"a":1}', 'added {"a": 1}']);
});

it("compares what is no JSON as it is", () => {
  assert.deepEqual(changes('{"a":1}', '{"a":'), ["text", 'removed {"a":1}', 'added {"a":']);
});
