import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { gapKinds } from "#lib/health/missing/gap-kinds.ts";

/**
 * In which slots of five minutes something happened for a number of ours. A set, so that neither order nor repeats make a
 * difference. A projection; each number has at most the nine weeks before its last slot.
 */
export const lineActivity = sqliteTable(
  "line_activity",
  { number: text().notNull(), slot: integer().notNull() },
  (table) => [primaryKey({ columns: [table.number, table.slot] })],
);

/** Messages that quote the one which they answer. A projection, and few: only reactions do. */
export const quotingMessages = sqliteTable(
  "quoting_messages",
  {
    deliveryId: integer().primaryKey(),
    /** Under which the message is known, however often it is told. */
    key: text().notNull(),
    at: integer().notNull(),
    us: text().notNull(),
    them: text().notNull(),
    quoted: text().notNull(),
  },
  (table) => [index("quoting_messages_at").on(table.at), index("quoting_messages_key").on(table.key)],
);

/**
 * What should have come, and what became of it. Observed, not folded: a rebuild keeps it. Bounded: at most a thousand open
 * ones of each kind, of the last thirty days, and for a week the last thousand that came after all; so that it may be read as a whole.
 */
export const gaps = sqliteTable(
  "gaps",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: gapKinds }).notNull(),
    /** Which thing of its kind is missing. */
    key: text().notNull(),
    /** When the sign of it happened, and the delivery that is the sign. */
    at: integer().notNull(),
    deliveryId: integer(),
    /** Of a silence: in how many slots of five minutes something should have happened, from how many weeks. */
    expectedSlots: real(),
    expectedFrom: integer(),
    foundAt: integer().notNull(),
    cameAt: integer(),
    cameDeliveryId: integer(),
    dismissedAt: integer(),
    dismissedBy: text(),
  },
  (table) => [uniqueIndex("gaps_kind_key").on(table.kind, table.key)],
);
