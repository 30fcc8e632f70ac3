import assert from "node:assert/strict";
import { test } from "node:test";
import { grownEnd } from "#components/data/grown-end.ts";

type Page = { nextCursor: string | null };

const first: Page = { nextCursor: "a" };
const end: Page = { nextCursor: null };
const grown: Page = { nextCursor: "b" };

test("a list that was at its end goes on where its last page has grown", () => {
  assert.deepEqual(
    grownEnd([first, end], (cursor) => (cursor === "a" ? grown : undefined)),
    [first, grown],
  );
  assert.deepEqual(
    grownEnd([end], (cursor) => (cursor === null ? grown : undefined)),
    [grown],
  );
});

test("nothing changes while the end is where it was, or not reached, or not known", () => {
  for (const [pages, now] of [
    [[first, end], end],
    [[first, end], undefined],
    [[first], grown],
    [[], grown],
  ] as const) {
    assert.equal(
      grownEnd<Page>(pages, () => now),
      null,
    );
  }
});
