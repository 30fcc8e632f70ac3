import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Problem } from "#lib/allo/problem.ts";
import { audioTypes } from "#lib/recordings/audio-type.ts";
import { keepingStates } from "#lib/recordings/keeping.ts";

// Three parts. The log (deliveries, attempts, conflicting bodies, rejections) is the truth and is only ever added to.
// The projections (readings, search, vocabulary, tallies, hours, lags, progress, and `call-schema.ts`) are folds over it, and
// `npm run rebuild` makes them anew. What was fetched (recordings) comes from outside: nothing here can make it again once
// a link has died, so a rebuild keeps it.

export type HeaderList = [name: string, value: string][];

/** The permanent ledger: a row outlives its body, so that an id seen once is known for ever. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    // Deliveries and rejections draw ids from one sequence, so that a promoted rejection keeps its place in the log.
    id: integer().primaryKey({ autoIncrement: true }),
    webhookId: text().notNull(),
    receivedAt: integer().notNull(),
    verification: text({ enum: ["signed", "token"] }).notNull(),
    secretLabel: text(),
    sizeBytes: integer().notNull(),
    bodySha256: blob({ mode: "buffer" }).notNull(),
    // Last, so that SQLite reads the rest of the row without walking the body's overflow pages.
    body: blob({ mode: "buffer" }),
  },
  (table) => [uniqueIndex("deliveries_webhook_id").on(table.webhookId)],
);

/** One row for each verified request; the projector follows it by id. */
export const attempts = sqliteTable(
  "attempts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    deliveryId: integer()
      .notNull()
      .references(() => deliveries.id),
    receivedAt: integer().notNull(),
    verdict: text({ enum: ["stored", "duplicate", "conflict"] }).notNull(),
    webhookTimestamp: integer(),
    remoteAddress: text().notNull(),
    userAgent: text(),
    bodySha256: blob({ mode: "buffer" }).notNull(),
    secretLabel: text(),
    promoted: integer({ mode: "boolean" }).notNull(),
    headers: text({ mode: "json" }).$type<HeaderList>().notNull(),
  },
  (table) => [index("attempts_delivery_id").on(table.deliveryId)],
);

/** The other bytes that came under a known id; each different body once. */
export const conflictingBodies = sqliteTable(
  "conflicting_bodies",
  {
    deliveryId: integer()
      .notNull()
      .references(() => deliveries.id),
    sha256: blob({ mode: "buffer" }).notNull(),
    body: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.sha256] })],
);

/** The quarantine: bounded, never projected. */
export const rejections = sqliteTable(
  "rejections",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    receivedAt: integer().notNull(),
    reason: text().notNull(),
    /** Null until it has been examined, which takes too long to do while the request waits. */
    diagnosis: text(),
    remoteAddress: text().notNull(),
    webhookId: text(),
    sizeBytes: integer().notNull(),
    bodyComplete: integer({ mode: "boolean" }).notNull(),
    bodySha256: blob({ mode: "buffer" }).notNull(),
    /** The label of the secret that signed it, as far as the secrets of the last start could tell. */
    signedBy: text(),
    promotedTo: integer().references(() => deliveries.id),
    headers: text({ mode: "json" }).$type<HeaderList>().notNull(),
    body: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [
    index("rejections_unexamined").on(table.id).where(sql`${table.diagnosis} is null`),
    // Few rows at any time: what the "promote all" button counts.
    index("rejections_promotable")
      .on(table.id)
      .where(sql`${table.signedBy} is not null and ${table.promotedTo} is null`),
  ],
);

/** What a delivery says and how often it came: everything a list row shows that the log does not hold. */
export const readings = sqliteTable(
  "readings",
  {
    id: integer()
      .primaryKey()
      .references(() => deliveries.id),
    topic: text().notNull(),
    originalTopic: text(),
    version: text(),
    eventAt: integer(),
    title: text().notNull(),
    subtitle: text().notNull(),
    alloId: text(),
    contentKey: text().notNull(),
    lookalikeOf: integer(),
    problem: text({ mode: "json" }).$type<Problem>(),
    verdict: text({ enum: ["unique", "duplicate", "conflict"] }).notNull(),
    attempts: integer().notNull(),
  },
  (table) => [
    // The list filters on one of these and walks it by id, newest first.
    index("readings_topic").on(table.topic, table.id),
    index("readings_verdict").on(table.verdict, table.id).where(sql`${table.verdict} <> 'unique'`),
    index("readings_lookalike").on(table.id).where(sql`${table.lookalikeOf} is not null`),
    index("readings_problem").on(table.id).where(sql`${table.problem} is not null`),
    index("readings_content_key").on(table.contentKey),
  ],
);

/** Counters kept on write, one row per topic and span; `start` is epoch milliseconds, 0 for the total. */
export const tallies = sqliteTable(
  "tallies",
  {
    grain: text({ enum: ["minute", "hour", "total"] }).notNull(),
    start: integer().notNull(),
    topic: text().notNull(),
    deliveries: integer().notNull(),
    duplicates: integer().notNull(),
    conflicts: integer().notNull(),
    lookalikes: integer().notNull(),
    problems: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.grain, table.start, table.topic] })],
);

/** How many requests were refused and kept for a while: the quarantine forgets the oldest of them. Not a projection. */
export const rejectionTallies = sqliteTable(
  "rejection_tallies",
  {
    grain: text({ enum: ["minute", "hour", "total"] }).notNull(),
    start: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.grain, table.start] })],
);

/** The ids that each hour brought, so that a time range becomes an id range and needs no index of its own. */
export const hours = sqliteTable("hours", {
  start: integer().primaryKey(),
  firstId: integer().notNull(),
  lastId: integer().notNull(),
});

/** How often each lag came in a span: a histogram of logarithmic buckets, enough for a median and a p95. */
export const lags = sqliteTable(
  "lags",
  {
    grain: text({ enum: ["minute", "hour"] }).notNull(),
    start: integer().notNull(),
    bucket: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.grain, table.start, table.bucket] })],
);

/** How far a projection has followed the log, and with which version of its code. */
export const progress = sqliteTable("progress", {
  name: text().primaryKey(),
  attemptId: integer().notNull(),
  codeVersion: integer().notNull(),
});

/** The audio of one call: where Allo keeps it, and what became of our copy. */
export const recordings = sqliteTable(
  "recordings",
  {
    /** The call's id in its one spelling; see `normaliseAlloId`. */
    alloId: text().primaryKey(),
    /** Allo's link, which never leaves the server, and the delivery that named it. */
    url: text().notNull(),
    deliveryId: integer()
      .notNull()
      .references(() => deliveries.id),
    state: text({ enum: keepingStates }).notNull(),
    /** Since when it is in this state; of one that waits, when the next try is due. */
    at: integer().notNull(),
    tries: integer().notNull(),
    /** Why the last try failed, in words that may be shown. */
    problem: text(),
    /** The name of the file; this and the next two are there once it is kept. */
    sha256: text(),
    sizeBytes: integer(),
    audioType: text({ enum: audioTypes }),
  },
  (table) => [index("recordings_due").on(table.at).where(sql`${table.state} = 'waiting'`)],
);
