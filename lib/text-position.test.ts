import assert from "node:assert/strict";
import { it } from "node:test";
import { textPosition } from "#lib/text-position.ts";

it("counts lines and characters from one", () => {
  assert.deepEqual(textPosition("", 0), { line: 1, column: 1 });
  assert.deepEqual(textPosition("ab\ncd", 4), { line: 2, column: 2 });
  assert.deepEqual(textPosition("ab\n", 3), { line: 2, column: 1 });
  assert.deepEqual(textPosition("😀x", 2), { line: 1, column: 2 });
});
