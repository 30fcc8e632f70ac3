import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { deliveries } from "#db/schema.ts";
import { forwardOrigins, forwardStates, recoveryKinds } from "#lib/forwarding/forward-state.ts";

// What we owe others. Neither log nor projection: whether somebody else has taken something stands nowhere but here, so that a
// rebuild keeps it.

/** A secret that was replaced, and until when it signs beside the one that came after it. */
export type FormerSecret = { secret: string; until: number };

/** A place that deliveries are forwarded to. */
export const endpoints = sqliteTable("endpoints", {
  id: integer().primaryKey({ autoIncrement: true }),
  url: text().notNull(),
  description: text().notNull(),
  /** Null for all, also those that are not known yet. */
  topics: text({ mode: "json" }).$type<string[]>(),
  createdAt: integer().notNull(),
  /** What came up to this attempt is not owed to it. */
  afterAttemptId: integer().notNull(),
  // The next three are encrypted; see `seal.ts`.
  /** `whsec_…` */
  secret: text().notNull(),
  /** Those before it, the last replaced first. */
  formerSecrets: text({ mode: "json" }).$type<FormerSecret[]>().notNull().default([]),
  /** JSON of further headers, which often hold a password. */
  headers: text(),
  /** Queues, and sends nothing. */
  paused: integer({ mode: "boolean" }).notNull().default(false),
  /** What is older than this is sent at a limited rate. */
  resumedAt: integer(),
  /** Owed nothing since; null where it is on. */
  disabledAt: integer(),
  disabledReason: text(),
  // How it has failed since it last took something; see `lib/forwarding/failing.ts`.
  consecutiveFailures: integer().notNull().default(0),
  firstFailureAt: integer(),
  failuresFrom: integer(),
  lastFailureAt: integer(),
  armedAt: integer(),
  warned: integer().notNull().default(0),
  lastSuccessAt: integer(),
  /** Removed: nobody sees it any more, and what was owed to it is deleted little by little, itself last. */
  removedAt: integer(),
});

/** One delivery owed to one endpoint. */
export const forwards = sqliteTable(
  "forwards",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    endpointId: integer()
      .notNull()
      .references(() => endpoints.id, { onDelete: "cascade" }),
    deliveryId: integer()
      .notNull()
      .references(() => deliveries.id),
    topic: text().notNull(),
    origin: text({ enum: forwardOrigins }).notNull(),
    /** The recovery that asked for it. */
    recoveryId: integer(),
    state: text({ enum: forwardStates }).notNull(),
    createdAt: integer().notNull(),
    tries: integer().notNull().default(0),
    /** Others that are about the same wait for it until some time after this. */
    firstTriedAt: integer(),
    /** Of one that is pending: when it is due. */
    dueAt: integer(),
    settledAt: integer(),
    /** The call that it tells, by its key in `forward_order`. */
    tells: text(),
    /** The call that it must not come before. */
    follows: text(),
  },
  (table) => [
    index("forwards_due").on(table.endpointId, table.dueAt).where(sql`${table.state} = 'pending'`),
    index("forwards_endpoint").on(table.endpointId, table.id),
    index("forwards_state").on(table.endpointId, table.state, table.id),
    index("forwards_delivery").on(table.deliveryId, table.endpointId),
    // What came is owed once, whatever is followed again after a crash.
    uniqueIndex("forwards_arrival").on(table.endpointId, table.deliveryId).where(sql`${table.origin} = 'arrival'`),
    index("forwards_tells").on(table.endpointId, table.tells).where(sql`${table.tells} is not null`),
    // What was given up, in the order of arrival.
    index("forwards_failed").on(table.endpointId, table.deliveryId, table.id).where(sql`${table.state} = 'failed'`),
    // What a recovery that is cancelled has not sent.
    index("forwards_recovery")
      .on(table.recoveryId)
      .where(sql`${table.recoveryId} is not null and ${table.state} = 'pending'`),
  ],
);

/** The queues that forwards stand in: one for each thing that they are about, in the order of events. */
export const forwardOrder = sqliteTable(
  "forward_order",
  {
    endpointId: integer().notNull(),
    key: text().notNull(),
    /** Behind all others: what makes no sense before its call, whenever it happened. */
    isFollower: integer({ mode: "boolean" }).notNull(),
    eventAt: integer().notNull(),
    forwardId: integer()
      .notNull()
      .references(() => forwards.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.endpointId, table.key, table.isFollower, table.eventAt, table.forwardId] }),
    index("forward_order_forward").on(table.forwardId),
  ],
);

/** One try of a forward. The oldest are thrown away. */
export const forwardAttempts = sqliteTable(
  "forward_attempts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    forwardId: integer()
      .notNull()
      .references(() => forwards.id, { onDelete: "cascade" }),
    endpointId: integer().notNull(),
    at: integer().notNull(),
    durationMs: integer().notNull(),
    /** What it answered, whatever that was; null where it did not. */
    status: integer(),
    ok: integer({ mode: "boolean" }).notNull(),
    address: text(),
    /** Why there was no answer, as one word and in a sentence. */
    errorClass: text(),
    error: text(),
    /** The beginning of the answer. */
    responseBody: text(),
  },
  (table) => [index("forward_attempts_forward").on(table.forwardId), index("forward_attempts_at").on(table.at)],
);

/** A request to send again what was given up, or what never went out; worked off piece by piece. */
export const recoveries = sqliteTable(
  "recoveries",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    endpointId: integer()
      .notNull()
      .references(() => endpoints.id, { onDelete: "cascade" }),
    kind: text({ enum: recoveryKinds }).notNull(),
    since: integer().notNull(),
    until: integer().notNull(),
    /** Cancelling: nothing of it is sent any more, and what has not been is cancelled little by little. */
    state: text({ enum: ["running", "done", "cancelling", "cancelled"] }).notNull(),
    askedBy: text().notNull(),
    askedAt: integer().notNull(),
    /** How many it is about, when it was asked for, and how many are in the queue by now. */
    total: integer().notNull(),
    queued: integer().notNull().default(0),
    /** The last forward or delivery that was looked at. */
    position: integer().notNull().default(0),
    endedAt: integer(),
  },
  (table) => [
    index("recoveries_endpoint").on(table.endpointId, table.id),
    index("recoveries_running").on(table.id).where(sql`${table.state} = 'running'`),
    index("recoveries_cancelling").on(table.id).where(sql`${table.state} = 'cancelling'`),
  ],
);
