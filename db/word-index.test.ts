import assert from "node:assert/strict";
import { test } from "node:test";
import { testInbox } from "#db/testing.ts";
import { createWordIndex } from "#db/word-index.ts";

test("holds what was said last, in whatever order rows came and went", (t) => {
  const { db } = testInbox(t);
  const index = createWordIndex<number>(db, "search");
  const found = (word: string) => db.$client.prepare("select rowid from search where search match ?").pluck().all(word);
  index.keep(3, "bike");
  index.keep(1, "bike");
  index.keep(2, "bike");
  index.drop(2);
  index.write();
  assert.deepEqual(found("bike"), [1, 3]);
  index.drop(3);
  index.keep(3, "boat");
  index.keep(2, "boat");
  index.drop(3);
  index.keep(3, "train");
  index.write();
  index.write();
  assert.deepEqual([found("bike"), found("boat"), found("train")], [[1], [2], [3]]);
  db.$client.exec("insert into search (search) values ('integrity-check')");
});
