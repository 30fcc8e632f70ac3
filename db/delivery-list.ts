import { and, desc, eq, gt, gte, inArray, isNotNull, lt, lte, max, min, type SQL, sql } from "drizzle-orm";
import { selectItems, toItem } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { deliveries, hours, readings } from "#db/schema.ts";
import { type Mark, markWord, search, topicWord } from "#db/search-table.ts";
import { spellOutBeginnings } from "#db/spell-out.ts";
import { HOUR } from "#db/tally-buffer.ts";
import { matchQuery, matchShown } from "#lib/allo/search-terms.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";
import type { Page } from "#lib/api/page.ts";

export type Window = {
  limit: number;
  /** Only rows older than this id: where the page before ended. */
  before?: number | undefined;
  /** Only rows up to this id: the newest one when the list was first shown. */
  upTo?: number | undefined;
  /** Only rows newer than this id. */
  after?: number | undefined;
};

/** In which words `q` is looked for: in all of a delivery, or only in those that are shown without its payload. */
export type SearchScope = "payload" | "shown";

/** One page of deliveries, newest first. Every filter walks an index by id, so that depth costs nothing. */
export function listDeliveries(
  db: Db,
  filters: DeliveryFilters,
  window: Window,
  scope: SearchScope,
): Page<DeliveryItem> {
  const ids = findIds(db, filters, window, scope);
  const shown = ids.slice(0, window.limit);
  const rows =
    shown.length > 0 ? selectItems(db).where(inArray(readings.id, shown)).orderBy(desc(readings.id)).all() : [];
  const last = shown.at(-1);
  return { data: rows.map(toItem), nextCursor: ids.length > shown.length && last !== undefined ? String(last) : null };
}

/** One more than fit on the page, where there are more. */
function findIds(db: Db, filters: DeliveryFilters, window: Window, scope: SearchScope): number[] {
  const limit = window.limit + 1;
  const range = hoursRange(db, filters);
  if (range === "empty") return [];
  const typed = matchOf(filters, scope);
  if (typed === null) return [];
  const marks = marksAsked(filters);
  // Of one kind of filter the rows lie side by side in an index. Where several must hold, FTS5 steps from one that all
  // have to the next, however rare that is.
  if (typed !== "" || marks.length + Math.min(filters.topic.length, 1) > 1) {
    const topics = filters.topic.map(topicWord);
    const words = [topics, ...marks.map((mark) => [markWord(mark)])].filter((group) => group.length > 0).map(anyOf);
    const match = [...words, ...(typed === "" ? [] : [`(${spellOutBeginnings(db, typed)})`])].join(" AND ");
    return findByWords(db, match, timeConditions(filters), windowConditions(search.rowid, window, range), limit);
  }
  const conditions = [...windowConditions(readings.id, window, range), ...stateConditions(filters)];
  // One short walk per topic, then merged: with `topic in (…)` SQLite would sort every matching row.
  const topics = filters.topic.length > 0 ? filters.topic.map((topic) => eq(readings.topic, topic)) : [undefined];
  return topics
    .flatMap((topic) => walk(db, and(topic, ...conditions), timeConditions(filters), limit))
    .sort((a, b) => b - a)
    .slice(0, limit);
}

/** Empty where nothing is looked for, null where nothing can hold it. */
function matchOf({ q }: DeliveryFilters, scope: SearchScope): string | null {
  if (q.trim() === "") return "";
  return scope === "shown" ? matchShown(q) : matchQuery(q);
}

function anyOf(words: string[]): string {
  return `(${words.map((word) => `"${word}"`).join(" OR ")})`;
}

function walk(db: Db, conditions: SQL | undefined, times: SQL[], limit: number): number[] {
  const query = db.select({ id: readings.id }).from(readings).$dynamic();
  if (times.length > 0) query.innerJoin(deliveries, eq(deliveries.id, readings.id));
  return query
    .where(and(conditions, ...times))
    .orderBy(desc(readings.id))
    .limit(limit)
    .all()
    .map((row) => row.id);
}

function findByWords(db: Db, match: string, times: SQL[], window: SQL[], limit: number): number[] {
  const query = db.select({ id: search.rowid }).from(search).$dynamic();
  // A cross join keeps this order: the index walks its rows newest first, and the times are looked up row by row.
  if (times.length > 0) query.crossJoin(deliveries);
  return query
    .where(
      and(
        sql`${search} match ${match}`,
        ...window,
        ...(times.length > 0 ? [eq(deliveries.id, search.rowid), ...times] : []),
      ),
    )
    .orderBy(desc(search.rowid))
    .limit(limit)
    .all()
    .map((row) => row.id);
}

type IdRange = { first: number; last: number };

/** Whole hours around the time range as an id range, so that the walk starts near its goal; null without a time range. */
function hoursRange(db: Db, { from, to }: DeliveryFilters): IdRange | "empty" | null {
  if (!from && !to) return null;
  const range = db
    .select({ first: min(hours.firstId), last: max(hours.lastId) })
    .from(hours)
    .where(
      and(...(from ? [gt(hours.start, from.getTime() - HOUR)] : []), ...(to ? [lt(hours.start, to.getTime())] : [])),
    )
    .get();
  return range?.first && range.last ? { first: range.first, last: range.last } : "empty";
}

function windowConditions(id: typeof readings.id | typeof search.rowid, window: Window, range: IdRange | null): SQL[] {
  return [
    ...(window.before === undefined ? [] : [lt(id, integer(window.before))]),
    ...(window.upTo === undefined ? [] : [lte(id, integer(window.upTo))]),
    ...(window.after === undefined ? [] : [gt(id, integer(window.after))]),
    ...(range ? [gte(id, integer(range.first)), lte(id, integer(range.last))] : []),
  ];
}

/** Numbers are bound as REAL, and FTS5 steps over rows without reading them only up to an INTEGER. */
function integer(value: number): SQL {
  return sql`cast(${value} as integer)`;
}

function marksAsked({ verdict, problem }: DeliveryFilters): Mark[] {
  return [...(verdict ? [verdict] : []), ...(problem ? ["problem" as const] : [])];
}

function stateConditions({ verdict, problem }: DeliveryFilters): SQL[] {
  return [
    ...(verdict === "lookalike" ? [isNotNull(readings.lookalikeOf)] : []),
    // Repeats the condition of the partial index, which SQLite uses only when it sees it.
    ...(verdict === "duplicate" || verdict === "conflict"
      ? [eq(readings.verdict, verdict), sql`${readings.verdict} <> 'unique'`]
      : []),
    ...(problem ? [isNotNull(readings.problem)] : []),
  ];
}

function timeConditions({ from, to }: DeliveryFilters): SQL[] {
  return [
    ...(from ? [gte(deliveries.receivedAt, from.getTime())] : []),
    ...(to ? [lt(deliveries.receivedAt, to.getTime())] : []),
  ];
}
