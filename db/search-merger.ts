import type { Db } from "#db/open.ts";

const INDEXES = ["search", "call_search"] as const;
/** What one more delivery adds to the work, in pages of each index: its words are written, and merged some times again. */
const PAGES_A_DELIVERY = 8;
/** One step takes well below a millisecond. */
const STEP_PAGES = 8;

/** Merges what was written to the search indexes. Call it inside a transaction. */
export type SearchMerger = {
  /** Puts by the work for so many deliveries. */
  owe(deliveries: number): void;
  /** Works off what was put by until `deadline` (of `performance.now`), and a step of it in any case. */
  work(deadline: number): void;
};

/**
 * Left to itself FTS5 merges what earlier commits wrote in bursts of 30 ms, inside whatever commit comes by. It is told to
 * leave that to this, which takes small steps.
 */
export function createSearchMerger(db: Db): SearchMerger {
  const indexes = INDEXES.map((index) => ({
    isOurs: db.$client.prepare(`select 1 from ${index}_config where k = 'automerge' and v = 0`),
    takeOver: db.$client.prepare(`insert into ${index} (${index}, rank) values ('automerge', 0)`),
    merge: db.$client.prepare<[number]>(`insert into ${index} (${index}, rank) values ('merge', ?)`),
  }));
  let owed = 0;
  return {
    owe(deliveries) {
      owed += deliveries * PAGES_A_DELIVERY;
    },
    work(deadline) {
      for (const { isOurs, takeOver } of indexes) if (!isOurs.get()) takeOver.run();
      while (owed > 0) {
        for (const { merge } of indexes) merge.run(STEP_PAGES);
        owed -= STEP_PAGES;
        if (performance.now() >= deadline) break;
      }
    },
  };
}
