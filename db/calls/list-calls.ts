import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { calls } from "#db/call-schema.ts";
import { callColumns, toCallItem } from "#db/calls/call-item.ts";
import { firstPlaceFrom } from "#db/calls/place.ts";
import { callSearch, factsOf, factWord } from "#db/calls/search-table.ts";
import { holdersOf } from "#db/conversations/holders-of.ts";
import { waitsNow } from "#db/conversations/waiting-calls.ts";
import type { Db } from "#db/open.ts";
import { spellOutBeginnings } from "#db/spell-out.ts";
import { UNFINISHED_AFTER_MS } from "#lib/allo/calls/call-state.ts";
import { canonicalNumber } from "#lib/allo/phone-number.ts";
import { matchQuery } from "#lib/allo/search-terms.ts";
import type { CallItem } from "#lib/api/call.ts";
import type { CallFilters } from "#lib/api/call-filters.ts";
import type { Page } from "#lib/api/page.ts";

/** `before` is the cursor of the page before. */
export type CallWindow = { limit: number; before?: string | undefined };

/** So many calls to be called back are read at a time, of which the filters may leave any number. */
const STRETCH = 100;

/** One page of calls, the last started first; `now` tells which rings are given up. Walks one index and never sorts. */
export function listCalls(db: Db, filters: CallFilters, window: CallWindow, now: number): Page<CallItem> {
  const typed = filters.q.trim() === "" ? "" : matchQuery(filters.q, "positions");
  if (typed === null) return { data: [], nextCursor: null };
  const words = typed === "" ? [] : [`(${spellOutBeginnings(db, typed)})`];
  const walk = filters.needsCallback ? walkWaiting : walkMatching;
  const rows = walk(db, filters, words, { ...window, limit: window.limit + 1 }, now);
  const shown = rows.slice(0, window.limit);
  const holders = holdersOf(
    db,
    shown.map(({ themNumber }) => themNumber),
  );
  return {
    data: shown.map((row) => toCallItem(row, holders(row.themNumber, row.startedAt), now)),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.place ?? null) : null,
  };
}

function walkMatching(db: Db, filters: CallFilters, words: string[], window: CallWindow, now: number) {
  const facts = factsAsked(filters).map((words) => `(${words.map((word) => `"${word}"`).join(" OR ")})`);
  const match = [...facts, ...words].join(" AND ");
  if (match === "") return readRows(db, calls, "", bounds(calls.place, filters, window, now), window.limit);
  return readRows(db, callSearch, match, bounds(callSearch.rowid, filters, window, now), window.limit);
}

/**
 * The calls to be called back are few and have an index of their own. What they are filtered by is looked for in their rows:
 * to ask the index of words of each takes longer than all else.
 */
function walkWaiting(db: Db, filters: CallFilters, words: string[], window: CallWindow, now: number) {
  const asked = factsAsked(filters);
  const found: ReturnType<typeof readRows> = [];
  let { before } = window;
  for (;;) {
    const conditions = [waitsNow(db, now), ...bounds(calls.place, filters, { ...window, before }, now)];
    const rows = readRows(db, calls, words.join(), conditions, STRETCH);
    found.push(...rows.filter((row) => holds(factsOf(row), asked)));
    before = rows.at(-1)?.place;
    if (rows.length < STRETCH || found.length >= window.limit) return found.slice(0, window.limit);
  }
}

function holds(facts: readonly string[], asked: readonly (readonly string[])[]): boolean {
  return asked.every((words) => words.some((word) => facts.includes(word)));
}

/** A cross join keeps the order: the first walks its rows newest first, and the other is looked up row by row. */
function readRows(
  db: Db,
  first: typeof calls | typeof callSearch,
  match: string,
  conditions: (SQL | undefined)[],
  limit: number,
) {
  const query = db.select(callColumns).from(first).$dynamic();
  if (match !== "") query.crossJoin(first === calls ? callSearch : calls);
  const matching = match === "" ? [] : [sql`${callSearch} match ${match}`, eq(calls.place, callSearch.rowid)];
  return query
    .where(and(...matching, ...conditions))
    .orderBy(desc(first === calls ? calls.place : callSearch.rowid))
    .limit(limit)
    .all();
}

/** Groups of words of which a call has one each. */
function factsAsked({ direction, state, result, tag, user, number, hasRecording }: CallFilters): string[][] {
  const stages = state === "unfinished" ? ["ringing", "answered"] : state === null ? [] : [state];
  return [
    stages.map((stage) => factWord("stage", stage)),
    direction === null ? [] : [factWord("direction", direction)],
    result.map((one) => factWord("result", one)),
    tag.map((one) => factWord("tag", one)),
    user === "" ? [] : [factWord("user", user.trim())],
    // A plus sign that was not encoded comes as a blank.
    number === "" ? [] : [factWord("us", canonicalNumber(number.replace(/^ (?=\d)/, "+")))],
    hasRecording ? [factWord("recording", "yes")] : [],
  ].filter((words) => words.length > 0);
}

function bounds(
  place: typeof calls.place | typeof callSearch.rowid,
  { from, to, state }: CallFilters,
  { before }: CallWindow,
  now: number,
): SQL[] {
  const givenUp = firstPlaceFrom(now - UNFINISHED_AFTER_MS + 1);
  return [
    ...(before === undefined ? [] : [below(before)]),
    ...(from === null ? [] : [fromOn(firstPlaceFrom(from.getTime()))]),
    ...(to === null ? [] : [below(String(firstPlaceFrom(to.getTime())))]),
    ...(state === "unfinished" ? [below(String(givenUp))] : []),
    ...(state === "ringing" || state === "answered" ? [fromOn(givenUp)] : []),
  ].map((bound) => sql`${place} ${bound}`);
}

/** As text, because it has more bits than a number; and an INTEGER, because FTS5 heeds no other bound. */
function below(place: string): SQL {
  return sql`< cast(${place} as integer)`;
}

function fromOn(place: bigint): SQL {
  return sql`>= cast(${String(place)} as integer)`;
}
