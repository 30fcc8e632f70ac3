import type { Db } from "#db/open.ts";

/** What is written to a full-text index in one transaction. Call all of it inside that. */
export type WordIndex<Id extends number | bigint> = {
  keep(id: Id, words: string): void;
  drop(id: Id): void;
  /** Writes what was kept and dropped since the last time. */
  write(): void;
};

/**
 * FTS5 collects rows in memory as long as their ids rise, and writes a piece of index with each that falls: so they are put by
 * and written in order. What was put by for a transaction that came to nothing is gone with the instance.
 */
export function createWordIndex<Id extends number | bigint>(db: Db, table: "search" | "call_search"): WordIndex<Id> {
  const insert = db.$client.prepare<[Id, string]>(`insert into ${table} (rowid, words) values (?, ?)`);
  const remove = db.$client.prepare<[Id]>(`delete from ${table} where rowid = ?`);
  const kept = new Map<Id, string>();
  const dropped = new Set<Id>();
  return {
    keep: (id, words) => void kept.set(id, words),
    drop(id) {
      if (!kept.delete(id)) dropped.add(id);
    },
    write() {
      for (const id of [...dropped].sort(rising)) remove.run(id);
      for (const [id, words] of [...kept].sort(([a], [b]) => rising(a, b))) insert.run(id, words);
      dropped.clear();
      kept.clear();
    },
  };
}

function rising<Id extends number | bigint>(a: Id, b: Id): number {
  return a < b ? -1 : 1;
}
