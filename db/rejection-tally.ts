import { and, eq, gte, lt, sql, sum } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { rejectionTallies } from "#db/schema.ts";
import { HOUR, MINUTE, MINUTES_KEPT, startOf } from "#db/tally-buffer.ts";

type Grain = (typeof rejectionTallies.$inferSelect)["grain"];

/** Counts rejections on write. */
export type RejectionTally = {
  /** Call it inside the transaction that writes them; `times` are in epoch milliseconds. */
  add(times: readonly number[]): void;
  /** How many came since a time, which is the beginning of a minute or of an hour. */
  since(grain: "minute" | "hour", start: number): number;
  total(): number;
};

export function createRejectionTally(db: Db): RejectionTally {
  function count(grain: Grain, start: number): void {
    const { grain: ofGrain, start: ofStart, count } = rejectionTallies;
    db.insert(rejectionTallies)
      .values({ grain, start, count: 1 })
      .onConflictDoUpdate({ target: [ofGrain, ofStart], set: { count: sql`${count} + 1` } })
      .run();
  }

  function since(grain: Grain, start: number): number {
    const row = db
      .select({ count: sum(rejectionTallies.count).mapWith(Number) })
      .from(rejectionTallies)
      .where(and(eq(rejectionTallies.grain, grain), gte(rejectionTallies.start, start)))
      .get();
    return row?.count ?? 0;
  }

  return {
    add(times) {
      for (const at of times) {
        count("minute", startOf(at, MINUTE));
        count("hour", startOf(at, HOUR));
        count("total", 0);
      }
      const old = Math.max(...times) - MINUTES_KEPT;
      db.delete(rejectionTallies)
        .where(and(eq(rejectionTallies.grain, "minute"), lt(rejectionTallies.start, old)))
        .run();
    },
    since,
    total: () => since("total", 0),
  };
}
