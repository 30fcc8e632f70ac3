import assert from "node:assert/strict";
import { it } from "node:test";
import { diffLines } from "#lib/diff/diff-lines.ts";
import { foldSame } from "#lib/diff/fold-same.ts";

it("folds what is far from any change and numbers both sides", () => {
  const before = ["1", "2", "3", "4", "5", "6", "7"];
  const after = ["1", "2", "3", "four", "5", "6", "7"];
  const blocks = foldSame(diffLines(before, after), 1);
  assert.deepEqual(
    blocks.map((block) => [block.folded, block.rows.map((row) => `${row.before}/${row.after} ${row.text}`)]),
    [
      [true, ["1/1 1", "2/2 2"]],
      [false, ["3/3 3", "4/null 4", "null/4 four", "5/5 5"]],
      [true, ["6/6 6", "7/7 7"]],
    ],
  );
});

it("folds everything where nothing changed", () => {
  assert.deepEqual(
    foldSame(diffLines(["a"], ["a"])).map((block) => block.folded),
    [true],
  );
});
