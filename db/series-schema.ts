import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Histogram } from "#lib/health/histogram.ts";

/**
 * What this server saw of its own running. Neither log nor projection: nothing can make it again, so that a rebuild keeps it. A
 * minute without a row is one in which it did not run. Minutes are kept for 2 days and hours for 13 months: about 12,500 rows.
 */
export const measurements = sqliteTable(
  "measurements",
  {
    grain: text({ enum: ["minute", "hour"] }).notNull(),
    start: integer().notNull(),
    /** In microseconds; the next one in milliseconds. */
    acknowledgements: text({ mode: "json" }).$type<Histogram>().notNull(),
    forwardTimes: text({ mode: "json" }).$type<Histogram>().notNull(),
    taken: integer().notNull(),
    retrying: integer().notNull(),
    givenUp: integer().notNull(),
    /** The most that waited to be forwarded, and the oldest of it; null where nobody looked. */
    queueDepth: integer(),
    queueOldestMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.grain, table.start] })],
);
