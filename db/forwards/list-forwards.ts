import { and, asc, count, desc, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import { endpoints, forwardAttempts, forwards } from "#db/forward-schema.ts";
import type { Db } from "#db/open.ts";
import { deliveries, readings } from "#db/schema.ts";
import type { Forward, ForwardItem } from "#lib/api/endpoint.ts";
import type { Page } from "#lib/api/page.ts";
import type { ForwardState } from "#lib/forwarding/forward-state.ts";

export type ForwardWindow = { limit: number; cursor?: number | undefined };

type Row = { forward: typeof forwards.$inferSelect; title: string | null; receivedAt: number };

const iso = (at: number) => new Date(at).toISOString();

function select(db: Db) {
  return db
    .select({ forward: forwards, title: readings.title, receivedAt: deliveries.receivedAt })
    .from(forwards)
    .innerJoin(deliveries, eq(deliveries.id, forwards.deliveryId))
    .innerJoin(endpoints, and(eq(endpoints.id, forwards.endpointId), isNull(endpoints.removedAt)))
    .leftJoin(readings, eq(readings.id, forwards.deliveryId));
}

/** The forwards of an endpoint, the last owed first. */
export function listForwards(
  db: Db,
  endpointId: number,
  state: ForwardState | null,
  { limit, cursor }: ForwardWindow,
): Page<ForwardItem> {
  const conditions: (SQL | undefined)[] = [
    eq(forwards.endpointId, endpointId),
    state === null ? undefined : eq(forwards.state, state),
    cursor === undefined ? undefined : lt(forwards.id, cursor),
  ];
  const found = select(db)
    .where(and(...conditions))
    .orderBy(desc(forwards.id))
    .limit(limit + 1)
    .all();
  const shown = found.slice(0, limit).map((row) => itemOf(db, row));
  return { data: shown, nextCursor: found.length > limit ? String(shown.at(-1)?.id) : null };
}

/** Where a delivery was forwarded to, the last owed first; at most a hundred. */
export function listForwardsOf(db: Db, deliveryId: number): ForwardItem[] {
  const found = select(db).where(eq(forwards.deliveryId, deliveryId)).orderBy(desc(forwards.id)).limit(100).all();
  return found.map((row) => itemOf(db, row));
}

/** Each may hold 16 KiB of an answer. Eight belong to one schedule; more come only of retrying by hand. */
const MOST_TRIES = 50;
/** In a list of up to two hundred. */
const MOST_LISTED_TRIES = 8;
const LISTED_CHARACTERS = 200;

/** One forward with its last fifty tries, oldest first. */
export function getForward(db: Db, id: number): Forward | null {
  const row = select(db).where(eq(forwards.id, id)).get();
  if (!row) return null;
  return { ...itemOf(db, row), attempts: triesOf(db, id, MOST_TRIES) };
}

/** The last tries of a forward, oldest first, with the beginning of each answer; all that is kept of it unless `characters` is given. */
function triesOf(db: Db, forwardId: number, most: number, characters?: number): Forward["attempts"] {
  const { at, status, durationMs, error, errorClass, address, responseBody } = forwardAttempts;
  const answer =
    characters === undefined ? responseBody : sql<string | null>`substr(${responseBody}, 1, ${characters})`;
  return db
    .select({ at, status, durationMs, error, errorClass, address, responseBody: answer })
    .from(forwardAttempts)
    .where(eq(forwardAttempts.forwardId, forwardId))
    .orderBy(desc(forwardAttempts.id))
    .limit(most)
    .all()
    .toReversed()
    .map((tried) => ({ ...tried, at: iso(tried.at) }));
}

function itemOf(db: Db, { forward: row, title, receivedAt }: Row): ForwardItem {
  const attempts = triesOf(db, row.id, MOST_LISTED_TRIES, LISTED_CHARACTERS);
  const last = attempts.at(-1);
  return {
    id: row.id,
    deliveryId: row.deliveryId,
    endpointId: row.endpointId,
    topic: row.topic,
    title: title ?? row.topic,
    receivedAt: iso(receivedAt),
    origin: row.origin,
    state: row.state,
    createdAt: iso(row.createdAt),
    settledAt: row.settledAt === null ? null : iso(row.settledAt),
    tries: row.tries,
    nextAttemptAt: row.dueAt === null ? null : iso(row.dueAt),
    lastTry: last ? { at: last.at, status: last.status, durationMs: last.durationMs, error: last.error } : null,
    attempts,
  };
}

/** Where counting stops: nobody reads a number of a hundred thousand, and a page must not wait for it. */
const MOST_COUNTED = 10_000;

/** How many forwards of an endpoint are in a state, up to ten thousand. */
export function countForwards(db: Db, endpointId: number, state: ForwardState): number {
  const counted = db
    .select({ id: forwards.id })
    .from(forwards)
    .where(and(eq(forwards.endpointId, endpointId), eq(forwards.state, state)))
    .limit(MOST_COUNTED)
    .as("counted");
  return db.select({ count: count() }).from(counted).get()?.count ?? 0;
}

/** Since when the oldest forward of an endpoint waits; null where none does. */
export function oldestPendingAt(db: Db, endpointId: number): number | null {
  const row = db
    .select({ at: forwards.createdAt })
    .from(forwards)
    .where(and(eq(forwards.endpointId, endpointId), eq(forwards.state, "pending")))
    .orderBy(asc(forwards.id))
    .limit(1)
    .get();
  return row?.at ?? null;
}
