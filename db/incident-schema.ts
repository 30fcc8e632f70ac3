import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { closings } from "#lib/health/failures/incident.ts";
import { incidentKinds } from "#lib/health/failures/incident-kinds.ts";

/**
 * Failures grouped by cause. What was observed while running, so that a rebuild keeps it. Of the closed ones the newest 1,000
 * are kept; of the open ones there is one for each kind and subject, which are few.
 */
export const incidents = sqliteTable(
  "incidents",
  {
    id: integer().primaryKey(),
    kind: text({ enum: incidentKinds }).notNull(),
    subject: text().notNull(),
    name: text(),
    firstAt: integer().notNull(),
    openedAt: integer().notNull(),
    lastAt: integer().notNull(),
    count: integer().notNull(),
    openings: integer().notNull(),
    firstEvidence: integer(),
    lastEvidence: integer(),
    detail: text(),
    webhookId: text(),
    closedAt: integer(),
    closedBecause: text({ enum: closings }),
  },
  (table) => [
    uniqueIndex("incidents_open").on(table.kind, table.subject).where(sql`${table.closedAt} is null`),
    index("incidents_closed").on(table.closedAt, table.id).where(sql`${table.closedAt} is not null`),
  ],
);
