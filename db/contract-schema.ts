import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { findingKinds } from "#lib/health/contract/finding.ts";

// How what Allo sends departs from what it documents, and of what types it is. All but the marks is a fold over the log.

/** At most 2,000, and 200 of one topic; see `db/health/finding-book.ts`. */
export const contractFindings = sqliteTable("contract_findings", {
  /** Made of what follows up to `value`, so that it is the same after a rebuild; see `findingId`. */
  id: text().primaryKey(),
  topic: text().notNull(),
  kind: text({ enum: findingKinds }).notNull(),
  path: text().notNull(),
  value: text(),
  /** Bits of `jsonTypes`. */
  types: integer().notNull(),
  /** How many deliveries had it, and the first and the last of them. */
  deliveries: integer().notNull(),
  firstId: integer().notNull(),
  lastId: integer().notNull(),
  firstAt: integer().notNull(),
  lastAt: integer().notNull(),
});

/** One row: how often anything was found, also what there was no room for. */
export const contractTotals = sqliteTable("contract_totals", {
  id: integer().primaryKey(),
  found: integer().notNull(),
});

/** What came under a topic, as `writeShape` has it. All known topics, and at most 100 others. */
export const contractShapes = sqliteTable("contract_shapes", {
  topic: text().primaryKey(),
  shape: text().notNull(),
});

/** Findings that a person has seen and minds no more, one row each. Not a fold: a rebuild leaves them. The newest 4,000 are kept. */
export const contractMarks = sqliteTable("contract_marks", {
  findingId: text().primaryKey(),
  at: integer().notNull(),
  by: text("by_name").notNull(),
});
