import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type DiffLine, diffLines } from "#lib/diff/diff-lines.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });

function side(diff: DiffLine[], kind: "removed" | "added"): string[] {
  return diff.filter((line) => line.kind === "same" || line.kind === kind).map((line) => line.text);
}

function longestCommon(a: string[], b: string[]): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      row[j] = left === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}

describe("diffLines", () => {
  it("holds both texts whole, in order, and keeps as much as can be kept", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after);
        assert.deepEqual(side(diff, "removed"), before);
        assert.deepEqual(side(diff, "added"), after);
        assert.equal(diff.filter((line) => line.kind === "same").length, longestCommon(before, after));
      }),
      { numRuns: 1000 },
    );
  });

  it("gives a removal before the addition that replaces it", () => {
    assert.deepEqual(
      diffLines(["{", "1", "}"], ["{", "2", "}"]).map((line) => `${line.kind} ${line.text}`),
      ["same {", "removed 1", "added 2", "same }"],
    );
  });

  it("answers fast for two long texts with nothing in common", () => {
    const before = Array.from({ length: 20_000 }, (_, i) => `before ${i}`);
    const after = Array.from({ length: 20_000 }, (_, i) => `after ${i}`);
    const started = performance.now();
    const diff = diffLines(["same", ...before], ["same", ...after]);
    assert.ok(performance.now() - started < 2000);
    assert.equal(diff.length, 40_001);
    assert.deepEqual(side(diff, "added"), ["same", ...after]);
  });
});
