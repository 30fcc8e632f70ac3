import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { waitReasons } from "#lib/allo/callbacks/touch.ts";

// Who wrote to and called whom, who they are and who waits for an answer. All of it is folded from the deliveries, except
// `callback_marks`, which people set by hand. Numbers are canonical, times are epoch milliseconds.

/** Which deliveries speak of which message or contact: what a fold has to read. */
export const statements = sqliteTable(
  "statements",
  {
    deliveryId: integer().primaryKey(),
    kind: text({ enum: ["message", "contact"] }).notNull(),
    key: text().notNull(),
    at: integer().notNull(),
    contentKey: text().notNull(),
  },
  (table) => [index("statements_key").on(table.kind, table.key, table.at)],
);

/** Every message, and every call of the list that names both numbers. */
export const touches = sqliteTable(
  "touches",
  {
    /** Of a call its own; of a message the smallest id of the deliveries that tell of it. */
    id: integer().primaryKey(),
    key: text().notNull(),
    kind: text({ enum: ["message", "call"] }).notNull(),
    us: text().notNull(),
    usName: text(),
    them: text().notNull(),
    themName: text(),
    direction: text({ enum: ["inbound", "outbound"] }).notNull(),
    at: integer().notNull(),
    alloId: text(),
    userEmail: text(),
    /** The delivery that what is shown comes from. */
    deliveryId: integer().notNull(),
    /** Of a message. */
    type: text(),
    content: text(),
    /** Of a call. */
    state: text({ enum: ["ringing", "answered", "completed"] }),
    result: text(),
    durationSeconds: integer(),
    /** What it does to whoever waits; see `Effect`. */
    does: text({ enum: ["waits", "answers", "none"] }).notNull(),
    reason: text({ enum: waitReasons }),
    dueAt: integer(),
  },
  (table) => [
    uniqueIndex("touches_key").on(table.key),
    index("touches_them").on(table.them, table.at, table.id),
    index("touches_thread").on(table.them, table.us, table.at, table.id).where(sql`${table.kind} = 'message'`),
    index("touches_answers").on(table.them, table.at).where(sql`${table.does} = 'answers'`),
    index("touches_named").on(table.them, table.at, table.id).where(sql`${table.themName} is not null`),
  ],
);

/** Every number that called, wrote, or was called or written to. */
export const numbers = sqliteTable(
  "numbers",
  {
    number: text().primaryKey(),
    calls: integer().notNull(),
    messages: integer().notNull(),
    lastAt: integer().notNull(),
    /** Whose it is now, and whether it is one that somebody could have: no sender's name, not withheld. */
    contactId: integer(),
    isReachable: integer({ mode: "boolean" }).notNull(),
    activity: integer().notNull(),
  },
  (table) => [
    index("numbers_unknown")
      .on(table.activity, table.number)
      .where(sql`${table.contactId} is null and ${table.isReachable} = 1`),
  ],
);

/** The messages between one of our numbers and one of theirs. */
export const threads = sqliteTable(
  "threads",
  {
    /** The smallest id of its messages. */
    id: integer().primaryKey(),
    us: text().notNull(),
    them: text().notNull(),
    messages: integer().notNull(),
    lastAt: integer().notNull(),
    lastId: integer().notNull(),
    unansweredSince: integer(),
  },
  (table) => [
    uniqueIndex("threads_numbers").on(table.them, table.us),
    index("threads_last").on(table.lastAt, table.id),
    index("threads_unanswered").on(table.lastAt, table.id).where(sql`${table.unansweredSince} is not null`),
  ],
);

export const contacts = sqliteTable(
  "contacts",
  {
    /** The smallest id of the deliveries that tell of it. */
    id: integer().primaryKey(),
    alloId: text().notNull(),
    firstName: text(),
    lastName: text(),
    company: text(),
    changedAt: integer().notNull(),
    /** When it was changed, called or wrote last. */
    lastActivityAt: integer().notNull(),
    /** Names, numbers and addresses in the form in which they are compared with what is typed. */
    searchText: text().notNull(),
    numbers: text({ mode: "json" }).$type<string[]>().notNull(),
    emails: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (table) => [
    uniqueIndex("contacts_allo_id").on(table.alloId),
    index("contacts_last_activity").on(table.lastActivityAt, table.id),
  ],
);

/** Which numbers a contact has and had; null where it still has it, or had it before anything was told of it. */
export const holdings = sqliteTable(
  "holdings",
  {
    contactId: integer().notNull(),
    position: integer().notNull(),
    number: text().notNull(),
    from: integer("from_at"),
    until: integer("until_at"),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.position] }), index("holdings_number").on(table.number)],
);

/** Every time that somebody waited for us, from the first call or message that nobody answered to what answered it. */
export const callbacks = sqliteTable(
  "callbacks",
  {
    /** The id of the first that nobody answered. */
    id: integer().primaryKey(),
    number: text().notNull(),
    since: integer().notNull(),
    /** From when on it counts: whether a ring is answered shows only later. */
    dueAt: integer().notNull(),
    waits: integer().notNull(),
    lastWaitAt: integer().notNull(),
    reason: text({ enum: waitReasons }).notNull(),
    snoozedUntil: integer(),
    clearedAt: integer(),
    clearedBy: text({ enum: ["call", "message", "mark"] }),
    /** The id of the touch or mark that cleared it. */
    clearedById: integer(),
  },
  (table) => [
    index("callbacks_number").on(table.number, table.since),
    index("callbacks_open").on(table.since, table.id).where(sql`${table.clearedAt} is null`),
    index("callbacks_snoozed").on(table.since, table.id).where(sql`${table.snoozedUntil} is not null`),
    index("callbacks_cleared")
      .on(table.clearedAt, table.id)
      .where(sql`${table.clearedAt} is not null and ${table.dueAt} <= ${table.clearedAt}`),
  ],
);

/** What people said by hand of those who wait for a call. A rebuild leaves it as it is. */
export const callbackMarks = sqliteTable(
  "callback_marks",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    number: text().notNull(),
    at: integer().notNull(),
    kind: text({ enum: ["done", "snooze", "note"] }).notNull(),
    until: integer("until_at"),
    note: text(),
    by: text("by_name").notNull(),
  },
  (table) => [index("callback_marks_number").on(table.number, table.at)],
);
