import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { endpoints } from "#db/forward-schema.ts";
import { alertRuleIds } from "#lib/alerts/alert-rule.ts";
import { alertKinds } from "#lib/alerts/alert-state.ts";
import { channelKinds, sendStates } from "#lib/alerts/send-state.ts";

// What was observed of our own running, and who was told. No projection: a rebuild keeps it. Bounded: a row for each rule, for
// each endpoint and rule, at most twenty channels, and the last thousand alerts with one row a channel.

/** A way that alerts go. */
export const alertChannels = sqliteTable("alert_channels", {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: channelKinds }).notNull(),
  name: text().notNull(),
  /** Null where the endpoint is gone, and for the other kinds. */
  endpointId: integer().references(() => endpoints.id, { onDelete: "set null" }),
  /** Of Slack and its likes: encrypted, since whoever knows it may post there. */
  url: text(),
  addresses: text({ mode: "json" }).$type<string[]>(),
  createdAt: integer().notNull(),
  /** When the last message went out, so that what comes within a minute goes together. */
  lastSentAt: integer(),
});

/** What was chosen for a rule; without a row it is as `usualRule` says. */
export const alertRuleChoices = sqliteTable("alert_rules", {
  rule: text({ enum: alertRuleIds }).primaryKey(),
  enabled: integer({ mode: "boolean" }).notNull(),
  threshold: integer(),
  /** Null for all. */
  channels: text({ mode: "json" }).$type<number[]>(),
  remind: integer({ mode: "boolean" }).notNull(),
});

/** How each condition stood at the last look; a row only where it is not calm. */
export const alertStates = sqliteTable(
  "alert_states",
  {
    rule: text({ enum: alertRuleIds }).notNull(),
    subject: text().notNull(),
    name: text().notNull(),
    text: text().notNull(),
    isOpen: integer({ mode: "boolean" }).notNull(),
    otherwiseSince: integer(),
    openedAt: integer(),
    toldAt: integer(),
  },
  (table) => [primaryKey({ columns: [table.rule, table.subject] })],
);

/** What was said, the last thousand. */
export const alerts = sqliteTable("alerts", {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: alertKinds }).notNull(),
  rule: text({ enum: alertRuleIds }).notNull(),
  subject: text().notNull(),
  text: text().notNull(),
  at: integer().notNull(),
  openedAt: integer().notNull(),
});

/** One alert owed to one channel, from the transaction on in which the state changed. */
export const alertSends = sqliteTable(
  "alert_sends",
  {
    alertId: integer()
      .notNull()
      .references(() => alerts.id, { onDelete: "cascade" }),
    channelId: integer()
      .notNull()
      .references(() => alertChannels.id, { onDelete: "cascade" }),
    state: text({ enum: sendStates }).notNull(),
    /** Counted before each try, so that one which kills the process is not made for ever. */
    tries: integer().notNull(),
    /** Of one that is pending. */
    dueAt: integer(),
    settledAt: integer(),
    /** Why the last try failed, in a sentence. */
    error: text(),
  },
  (table) => [
    primaryKey({ columns: [table.alertId, table.channelId] }),
    index("alert_sends_channel").on(table.channelId),
    index("alert_sends_pending").on(table.channelId, table.alertId).where(sql`${table.state} = 'pending'`),
  ],
);
