import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { callbackMarks, callbacks, touches } from "#db/conversation-schema.ts";
import { nameOf } from "#db/conversations/names.ts";
import { beyond, type PageWindow, pageOf } from "#db/conversations/place.ts";
import { threadWith } from "#db/conversations/unknown-numbers.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";
import type { Callback, CallbackState } from "#lib/api/callback.ts";
import type { Page } from "#lib/api/page.ts";

type Row = typeof callbacks.$inferSelect;

const MOST_WAITS = 5;
const MOST_MARKS = 50;
/** Counting on stops here: nobody reads a longer list as a number. */
const MOST_COUNTED = 1000;

const number = bound("number");
const since = sql.placeholder("since");
const id = sql.placeholder("id");

/** What each row of a page is put together from. */
const statements = perConnection((db) => ({
  waits: db
    .select()
    .from(touches)
    .where(
      and(
        eq(touches.them, number),
        sql`${touches.does} = 'waits'`,
        gte(touches.at, since),
        lte(touches.at, sql.placeholder("lastWaitAt")),
      ),
    )
    .orderBy(desc(touches.at), desc(touches.id))
    .limit(MOST_WAITS)
    .prepare(),
  mark: db.select().from(callbackMarks).where(eq(callbackMarks.id, id)).prepare(),
  touch: db.select().from(touches).where(eq(touches.id, id)).prepare(),
  marks: db
    .select()
    .from(callbackMarks)
    .where(
      and(
        eq(callbackMarks.number, number),
        gte(callbackMarks.at, since),
        lt(callbackMarks.at, sql.placeholder("until")),
      ),
    )
    .orderBy(desc(callbackMarks.at), desc(callbackMarks.id))
    .limit(MOST_MARKS)
    .prepare(),
  next: db
    .select({ since: callbacks.since })
    .from(callbacks)
    .where(and(eq(callbacks.number, number), gt(callbacks.since, since)))
    .orderBy(asc(callbacks.since))
    .limit(1)
    .prepare(),
}));

/** Who waits, longest first; or who waited, last answered first. */
export function listCallbacks(db: Db, state: CallbackState, { limit, after }: PageWindow, now: number): Page<Callback> {
  const query = db.select().from(callbacks).$dynamic();
  const rows =
    state === "cleared"
      ? query
          .where(and(...cleared(), beyond(after, "older", callbacks.clearedAt, callbacks.id)))
          .orderBy(desc(callbacks.clearedAt), desc(callbacks.id))
      : query
          .where(and(...waiting(state, now), beyond(after, "newer", callbacks.since, callbacks.id)))
          .orderBy(asc(callbacks.since), asc(callbacks.id));
  return pageOf(
    rows.limit(limit + 1).all(),
    limit,
    ({ id, since, clearedAt }) => ({ id, at: clearedAt ?? since }),
    (row) => toCallback(db, row, now),
  );
}

export function getCallback(db: Db, id: number, now: number): Callback | null {
  const row = db.select().from(callbacks).where(eq(callbacks.id, id)).get();
  return row ? toCallback(db, row, now) : null;
}

export function countCallbacks(db: Db, now: number): { open: number; most: number } {
  const counted = db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(...waiting("open", now)))
    .limit(MOST_COUNTED)
    .all();
  return { open: counted.length, most: MOST_COUNTED };
}

/** Of the callbacks, those that wait now. */
export function waiting(state: "open" | "snoozed", now: number): (SQL | undefined)[] {
  if (state === "open") {
    const isAwake = or(isNull(callbacks.snoozedUntil), lte(callbacks.snoozedUntil, now));
    return [isNull(callbacks.clearedAt), lte(callbacks.dueAt, now), isAwake];
  }
  // The plus keeps SQLite from the index of all who wait, among whom few are snoozed.
  return [sql`+${callbacks.clearedAt} is null`, lte(callbacks.dueAt, now), gt(callbacks.snoozedUntil, now)];
}

/** As the partial index says it. Who got through before it was due never waited. */
function cleared(): SQL[] {
  return [isNotNull(callbacks.clearedAt), sql`${callbacks.dueAt} <= ${callbacks.clearedAt}`];
}

function toCallback(db: Db, row: Row, now: number): Callback {
  const { name, contactId } = nameOf(db, row.number);
  const isSnoozed = row.snoozedUntil !== null && row.snoozedUntil > now;
  return {
    id: row.id,
    state: row.clearedAt !== null ? "cleared" : isSnoozed ? "snoozed" : "open",
    them: { number: row.number, name },
    contactId,
    threadId: threadWith(db, row.number),
    since: isoTime(row.since),
    waitCount: row.waits,
    waits: waitsOf(db, row),
    snoozedUntil: row.snoozedUntil === null ? null : isoTime(row.snoozedUntil),
    clearedBy: clearedBy(db, row),
    marks: marksOf(db, row),
  };
}

function waitsOf(db: Db, { number, since, lastWaitAt }: Row): Callback["waits"] {
  const rows = statements(db).waits.all({ number, since, lastWaitAt });
  return rows.flatMap(({ kind, at, reason, content, deliveryId }) =>
    reason === null ? [] : [{ kind, at: isoTime(at), reason, content, deliveryId }],
  );
}

function clearedBy(db: Db, row: Row): Callback["clearedBy"] {
  if (row.clearedAt === null || row.clearedBy === null || row.clearedById === null) return null;
  const at = isoTime(row.clearedAt);
  if (row.clearedBy === "mark") {
    const mark = statements(db).mark.get({ id: row.clearedById });
    return { kind: "mark", direction: "outbound", at, by: mark?.by ?? null, deliveryId: null };
  }
  const touch = statements(db).touch.get({ id: row.clearedById });
  return {
    kind: row.clearedBy,
    direction: touch?.direction ?? "outbound",
    at,
    by: touch?.userEmail ?? null,
    deliveryId: touch?.deliveryId ?? null,
  };
}

function marksOf(db: Db, { number, since, clearedAt }: Row): Callback["marks"] {
  const until = clearedAt === null ? Number.MAX_SAFE_INTEGER : nextAfter(db, number, since);
  const marks = statements(db).marks.all({ number, since, until });
  return marks.map(({ id, kind, at, until, note, by }) => ({
    id,
    kind,
    at: isoTime(at),
    until: until === null ? null : isoTime(until),
    note,
    by,
  }));
}

/** When they began to wait the next time: what is noted until then belongs to this time. */
function nextAfter(db: Db, number: string, since: number): number {
  return statements(db).next.get({ number, since })?.since ?? Number.MAX_SAFE_INTEGER;
}
