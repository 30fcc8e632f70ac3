import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { deliveries } from "#db/schema.ts";
import type { CallEvent } from "#lib/allo/calls/call-event.ts";
import type { Tag } from "#lib/allo/calls/fold-tags.ts";
import { directions } from "#lib/api/call.ts";

// All are projections: folds over the deliveries, which `npm run rebuild` makes anew.

/** What each delivery says of a call: all that folding needs, so that it never goes back to the payloads. */
export const callEvents = sqliteTable(
  "call_events",
  {
    deliveryId: integer()
      .primaryKey()
      .references(() => deliveries.id),
    webhookId: text().notNull(),
    at: integer().notNull(),
    /** Of all with one slot only the last counts, whatever the others' number: see `calls/slot.ts`. Hashed. */
    slot: text().notNull(),
    counts: integer({ mode: "boolean" }).notNull(),
    /** Where it counts the smallest id of its slot. */
    firstId: integer().notNull(),
    // The next four are null where it does not count.
    /** The call's id in its one spelling; null for rings, which bear none. */
    key: text(),
    /** Where rings and calls meet, and when: of rings, and of the one delivery of each call that decides it. */
    line: text(),
    startedAt: integer(),
    /** The call that it belongs to. A call is known by the smallest id of its deliveries, and found by each of them. */
    callId: integer(),
    said: text({ mode: "json" }).$type<CallEvent>().notNull(),
  },
  (table) => [
    index("call_events_slot").on(table.slot, table.at, table.webhookId),
    index("call_events_key").on(table.key).where(sql`${table.key} is not null`),
    index("call_events_line").on(table.line, table.startedAt).where(sql`${table.line} is not null`),
    index("call_events_call_id").on(table.callId).where(sql`${table.callId} is not null`),
    // What is said of calls that nobody has told of.
    index("call_events_orphans").on(table.at).where(sql`${table.callId} is null and ${table.key} is not null`),
  ],
);

/** Everything that a row of the list shows. */
export const calls = sqliteTable(
  "calls",
  {
    id: integer().primaryKey(),
    /** The order of the list, of 63 bits: see `calls/place.ts`. Never read as a number, which holds 53. */
    place: integer().notNull(),
    key: text(),
    alloId: text(),
    direction: text({ enum: directions }).notNull(),
    isCompleted: integer({ mode: "boolean" }).notNull(),
    isAnswered: integer({ mode: "boolean" }).notNull(),
    result: text(),
    startedAt: integer().notNull(),
    durationSeconds: integer(),
    usNumber: text().notNull(),
    usName: text(),
    themNumber: text().notNull(),
    themName: text(),
    userEmail: text(),
    tags: text({ mode: "json" }).$type<Tag[]>().notNull(),
    summary: text(),
    hasRecording: integer({ mode: "boolean" }).notNull(),
    ringDeliveryId: integer(),
    ringApartMs: integer(),
    /** The key of the call that this one was transferred from. */
    originalKey: text(),
    /** Whether whoever called is not answered yet; kept by the fold of those who wait (`db/conversations`), not by that of the calls. */
    isWaiting: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    uniqueIndex("calls_place").on(table.place),
    uniqueIndex("calls_key").on(table.key).where(sql`${table.key} is not null`),
    index("calls_original_key").on(table.originalKey).where(sql`${table.originalKey} is not null`),
    // Few at any time: rings whose completion has not come.
    index("calls_unfinished").on(table.startedAt).where(sql`${table.isCompleted} = 0`),
    // With all that the look for unseen first legs reads, so that it never goes to the rows.
    index("calls_transferred")
      .on(table.startedAt, table.originalKey, table.key)
      .where(sql`${table.originalKey} is not null`),
    // The list of calls to be called back, as it is walked.
    index("calls_waiting").on(table.place).where(sql`${table.isWaiting} = 1`),
    // All that went to and fro with one number, newest first.
    index("calls_them").on(table.themNumber, table.place),
  ],
);

export const facetKinds = ["tag", "user", "number"] as const;

/** How many calls have a tag, a person of ours or a number of ours, counted on write: the choices of the list's filters. */
export const callFacets = sqliteTable(
  "call_facets",
  {
    kind: text({ enum: facetKinds }).notNull(),
    value: text().notNull(),
    /** What these calls call it; empty where they do not. */
    name: text().notNull(),
    calls: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.value, table.name] }),
    index("call_facets_most").on(table.kind, table.calls, table.value),
  ],
);
