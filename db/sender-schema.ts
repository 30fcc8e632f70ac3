import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { deliveries } from "#db/schema.ts";
import { outageKinds } from "#lib/health/outage-kind.ts";
import type { RefusedTry } from "#lib/health/still-trying.ts";

// Allo's side of the wire, as far as it can be told from here. The first two are folds over the log. The others are what this
// server saw of itself and of what it turned away: nothing else knows of that, so that a rebuild keeps them.

/** Deliveries that Allo's first try did not bring; at most one row a delivery. */
export const lateArrivals = sqliteTable(
  "late_arrivals",
  {
    id: integer()
      .primaryKey()
      .references(() => deliveries.id),
    receivedAt: integer().notNull(),
    /** Of Allo's tries, the first that reached us; null where its time fits none. */
    number: integer(),
    /** When Allo tried first, by its schedule. */
    firstTriedAt: integer().notNull(),
  },
  (table) => [
    index("late_arrivals_first_tried").on(table.firstTriedAt).where(sql`${table.number} is not null`),
    index("late_arrivals_numbered").on(table.id).where(sql`${table.number} is not null`),
  ],
);

/** How many deliveries of each hour came late, by Allo's try; 0 where their time fits none. At most nine rows an hour. */
export const lateTallies = sqliteTable(
  "late_tallies",
  {
    start: integer().notNull(),
    number: integer().notNull(),
    deliveries: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.start, table.number] })],
);

/** Each start of the server. The first and the newest 200 are kept. */
export const serverRuns = sqliteTable("server_runs", {
  id: integer().primaryKey({ autoIncrement: true }),
  startedAt: integer().notNull(),
  /** Written every ten seconds: a killed run ended no more than that after it. */
  lastSeenAt: integer().notNull(),
  /** When it stopped as it should. */
  stoppedAt: integer(),
});

/** Times in which Allo could deliver nothing. The newest 500 are kept. */
export const outages = sqliteTable(
  "outages",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: outageKinds }).notNull(),
    startedAt: integer().notNull(),
    /** Null while it lasts. */
    endedAt: integer(),
    /** What is known beyond the kind: how the run before it ended, or SQLite's code. */
    detail: text(),
    /** Requests that were turned away. */
    refused: integer().notNull(),
  },
  (table) => [
    uniqueIndex("outages_kind_started").on(table.kind, table.startedAt),
    index("outages_started").on(table.startedAt, table.id),
    index("outages_open").on(table.kind).where(sql`${table.endedAt} is null`),
  ],
);

/** Messages that were turned away although they look like Allo's, by their `webhook-id`. The newest 5,000 are kept. */
export const turnedAway = sqliteTable(
  "turned_away",
  {
    webhookId: text().primaryKey(),
    reason: text().notNull(),
    firstAt: integer().notNull(),
    lastAt: integer().notNull(),
    /** At most sixteen, which is twice as many as Allo makes. */
    tries: text({ mode: "json" }).$type<RefusedTry[]>().notNull(),
  },
  (table) => [index("turned_away_first").on(table.firstAt)],
);

/** When requests that look like Allo's were turned away: the first and the last of each hour. The last 240 hours are kept. */
export const refusalHours = sqliteTable("refusal_hours", {
  start: integer().primaryKey(),
  firstAt: integer().notNull(),
  lastAt: integer().notNull(),
  count: integer().notNull(),
});
