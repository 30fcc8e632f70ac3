import assert from "node:assert/strict";
import { it } from "node:test";
import { chunkRanges } from "#lib/json/chunk-ranges.ts";

it("covers everything once", () => {
  assert.deepEqual(chunkRanges(250, 100), [
    { start: 0, end: 100 },
    { start: 100, end: 200 },
    { start: 200, end: 250 },
  ]);
  assert.deepEqual(chunkRanges(100, 100), [{ start: 0, end: 100 }]);
  assert.deepEqual(chunkRanges(0, 100), []);
});
