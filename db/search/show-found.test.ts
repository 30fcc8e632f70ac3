import assert from "node:assert/strict";
import { test } from "node:test";
import type { Found } from "#db/search/found.ts";
import { showFound } from "#db/search/show-found.ts";
import type { SearchItem } from "#lib/api/search.ts";

const SLOW_MS = 2;

const item: SearchItem = {
  kind: "message",
  id: 0,
  title: "",
  titleMarks: [],
  snippet: "",
  snippetMarks: [],
  at: "2026-11-22T10:00:00.000Z",
  offsetMs: null,
  threadId: null,
};

/** A hundred that take long to read, of which the first `hits` hold what was typed. */
function slowOnes(hits: number) {
  let read = 0;
  const found = Array.from({ length: 100 }, (_, id): Found => ({ rank: 0, show: () => show(id) }));
  function show(id: number) {
    read += 1;
    const begin = performance.now();
    while (performance.now() - begin < SLOW_MS);
    return id < hits ? { ...item, id } : null;
  }
  return { newest: { kind: "message" as const, found, older: null }, readSoFar: () => read };
}

test("those that do not hold what was typed are read for a while only, and it says that there may be more", async () => {
  const { newest, readSoFar } = slowOnes(0);
  const { items, isAll } = await showFound(newest, 5, 0);
  assert.deepEqual([items.length, isAll], [0, false]);
  assert.ok(readSoFar() <= 4, `${readSoFar()} were read`);
});

test("a slow machine still shows what there is", async () => {
  const { newest, readSoFar } = slowOnes(20);
  const { items, isAll } = await showFound(newest, 20, 0);
  assert.deepEqual([items.length, isAll, readSoFar()], [20, false, 20]);
});
