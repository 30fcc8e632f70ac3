import type { Db } from "#db/open.ts";

const INDEXES = ["search", "call_search"] as const;
/** What one more delivery adds to the work, in pages of each index: its words are written, and merged some times again. */
const PAGES_A_DELIVERY = 8;
/** One step takes well below a millisecond, or in a long slice some: each sets out by finding where the last one ended. */
const STEP_PAGES = { least: 8, aMillisecond: 0.25 };
/** Words are collected in memory until they take so much, or until the commit: less to merge where much is read at once. */
const COLLECTED_BYTES = 16 * 1024 * 1024;

/** Merges what was written to the search indexes. Call it inside a transaction. */
export type SearchMerger = {
  /** Puts by the work for so many deliveries. */
  owe(deliveries: number): void;
  /** Works off what was put by for about `budgetMs`, and a step of it in any case. */
  work(budgetMs: number): void;
};

/**
 * Left to itself FTS5 merges what earlier commits wrote in bursts of 30 ms, inside whatever commit comes by. It is told to
 * leave that to this, which takes small steps.
 */
export function createSearchMerger(db: Db): SearchMerger {
  const indexes = INDEXES.map((index) => ({
    isOurs: db.$client.prepare(`select 1 from ${index}_config where k = 'hashsize' and v = ${COLLECTED_BYTES}`),
    takeOver: [`('automerge', 0)`, `('hashsize', ${COLLECTED_BYTES})`].map((setting) =>
      db.$client.prepare(`insert into ${index} (${index}, rank) values ${setting}`),
    ),
    merge: db.$client.prepare<[number]>(`insert into ${index} (${index}, rank) values ('merge', ?)`),
  }));
  const changes = db.$client.prepare<[], number>("select total_changes()").pluck();
  let owed = 0;

  /** Says whether anything was left to merge: FTS5 counts a step that finds nothing as one change at most. */
  function step(pages: number): boolean {
    const before = changes.get() ?? 0;
    for (const { merge } of indexes) merge.run(pages);
    return (changes.get() ?? 0) - before > indexes.length;
  }

  return {
    owe(deliveries) {
      owed += deliveries * PAGES_A_DELIVERY;
    },
    work(budgetMs) {
      const deadline = performance.now() + budgetMs;
      const pages = Math.max(STEP_PAGES.least, Math.round(budgetMs * STEP_PAGES.aMillisecond));
      for (const { isOurs, takeOver } of indexes) if (!isOurs.get()) for (const setting of takeOver) setting.run();
      while (owed > 0) {
        owed = step(pages) ? owed - pages : 0;
        if (performance.now() >= deadline) break;
      }
    },
  };
}
