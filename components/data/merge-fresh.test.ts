import assert from "node:assert/strict";
import { test } from "node:test";
import { type Fresh, mergeFresh } from "#components/data/merge-fresh.ts";

type Row = { id: number; at: number; words?: string };

const order = { idOf: ({ id }: Row) => id, compare: (a: Row, b: Row) => b.at - a.at };
const loaded: Row[] = [
  { id: 3, at: 30 },
  { id: 2, at: 20 },
  { id: 1, at: 10 },
];

function top(data: Row[], nextCursor: string | null = "more"): Fresh<Row> {
  return { after: null, data, nextCursor };
}

test("a row that moved up changes in its place, and is counted", () => {
  const moved = { id: 2, at: 40, words: "new" };
  const { items, news } = mergeFresh(loaded, [top([moved, loaded[0] ?? moved])], order);
  assert.deepEqual(items, [loaded[0], moved, loaded[2]]);
  assert.equal(news, 1);
});

test("what came is counted and not shown, unless the list follows", () => {
  const came = { id: 4, at: 40 };
  const fresh = [top([came, ...loaded], null)];
  assert.deepEqual(mergeFresh(loaded, fresh, order), { items: loaded, news: 1 });
  assert.deepEqual(mergeFresh(loaded, fresh, order, true), { items: [came, ...loaded], news: 0 });
});

test("a row that moved is shown where it went when the list follows", () => {
  const moved = { id: 1, at: 40 };
  const { items } = mergeFresh(loaded, [top([moved, ...loaded.slice(0, 2)], null)], order, true);
  assert.deepEqual(items, [moved, ...loaded.slice(0, 2)]);
});

test("the first row, when it is the one that is new, needs no pill", () => {
  const first = { id: 3, at: 50, words: "new" };
  const { items, news } = mergeFresh(loaded, [top([first, ...loaded.slice(1)])], order);
  assert.deepEqual(items, [first, ...loaded.slice(1)]);
  assert.equal(news, 0);
});

test("rows that left go, but only where the list was asked for again", () => {
  assert.deepEqual(mergeFresh(loaded, [top([{ id: 3, at: 30 }])], order).items, loaded);
  assert.deepEqual(mergeFresh(loaded, [top([{ id: 3, at: 30 }], null)], order).items, loaded.slice(0, 1));
  const further = { after: loaded[1] ?? null, data: [], nextCursor: null };
  assert.deepEqual(mergeFresh(loaded, [further], order).items, loaded.slice(0, 2));
});

test("what comes back takes its old place", () => {
  const back = { id: 9, at: 25 };
  const { items, news } = mergeFresh(loaded, [top([loaded[0] ?? back, back, ...loaded.slice(1)], null)], order);
  assert.deepEqual(
    items.map(({ id }) => id),
    [3, 9, 2, 1],
  );
  assert.equal(news, 0);
});

test("in an empty list everything is news", () => {
  assert.deepEqual(mergeFresh([], [top(loaded, null)], order), { items: [], news: 3 });
});

test("a page further down renews its own rows alone", () => {
  const renewed = { id: 1, at: 10, words: "read again" };
  const further = { after: loaded[1] ?? null, data: [renewed], nextCursor: null };
  assert.deepEqual(mergeFresh(loaded, [further], order).items, [...loaded.slice(0, 2), renewed]);
});
