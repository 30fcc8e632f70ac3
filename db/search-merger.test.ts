import assert from "node:assert/strict";
import { test } from "node:test";
import { dropProjections } from "#db/projector.ts";
import { createSearchMerger } from "#db/search-merger.ts";
import { testInbox } from "#db/testing.ts";

for (const index of ["search", "call_search"]) {
  test(`rows that are deleted from ${index} do not keep its segments from being merged`, (t) => {
    const { db } = testInbox(t);
    const { $client } = db;
    $client.pragma("synchronous = OFF");
    dropProjections(db);
    const merger = createSearchMerger(db);
    const insert = $client.prepare<[number, string]>(`insert into ${index} (rowid, words) values (?, ?)`);
    const remove = $client.prepare<[number]>(`delete from ${index} where rowid = ?`);
    let rows = 0;
    const write = $client.transaction((count: number, words: number) => {
      for (const end = rows + count; rows < end; rows += 1) {
        insert.run(rows, Array.from({ length: words }, (_, word) => `w${rows}x${word}`).join(" "));
      }
    });
    merger.work(0);
    for (let segment = 0; segment < 4; segment += 1) write(50, 300);
    merger.owe(1_000);
    merger.work(Number.POSITIVE_INFINITY);
    // As many as make FTS5 rewrite the segment, and few enough that the next segments are not worth it.
    for (let row = 0; row < 20; row += 1) remove.run(row);
    for (let commit = 0; commit < 102; commit += 1) {
      write(1, 1_500);
      merger.owe(1);
      merger.work(0);
    }
    merger.owe(5_000);
    merger.work(Number.POSITIVE_INFINITY);
    const segments = $client.prepare<[], number>(`select count(distinct segid) from ${index}_idx`).pluck().get() ?? 0;
    assert.ok(segments > 0 && segments < 20, `${segments} segments`);
  });
}
