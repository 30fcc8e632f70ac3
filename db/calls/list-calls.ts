import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { calls } from "#db/call-schema.ts";
import { callColumns, toCallItem } from "#db/calls/call-item.ts";
import { firstPlaceFrom } from "#db/calls/place.ts";
import { callSearch, factWord } from "#db/calls/search-table.ts";
import { holdersOf } from "#db/conversations/holders-of.ts";
import { waitingCalls } from "#db/conversations/waiting-calls.ts";
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

/** One page of calls, the last started first; `now` tells which rings are given up. Walks one index and never sorts. */
export function listCalls(db: Db, filters: CallFilters, window: CallWindow, now: number): Page<CallItem> {
  const typed = filters.q.trim() === "" ? "" : matchQuery(filters.q, "positions");
  if (typed === null) return { data: [], nextCursor: null };
  const facts = factsAsked(filters).map((words) => `(${words.map((word) => `"${word}"`).join(" OR ")})`);
  const match = [...facts, ...(typed === "" ? [] : [`(${spellOutBeginnings(db, typed)})`])].join(" AND ");
  const place = match === "" ? calls.place : callSearch.rowid;
  const isWaiting = filters.needsCallback ? inArray(calls.id, waitingCalls(db, now)) : undefined;
  // Who waits are few: they are looked up and sorted. Else a cross join keeps this order: the index walks its rows newest
  // first, and the calls are looked up row by row.
  const first = match !== "" && !isWaiting ? callSearch : calls;
  const query = db.select(callColumns).from(first).$dynamic();
  if (match !== "") query.crossJoin(first === calls ? callSearch : calls);
  const rows = query
    .where(
      and(
        isWaiting,
        ...(match === "" ? [] : [sql`${callSearch} match ${match}`, eq(calls.place, callSearch.rowid)]),
        ...bounds(filters, window, now).map((bound) => sql`${isWaiting ? calls.place : place} ${bound}`),
      ),
    )
    .orderBy(isWaiting ? sql`+${calls.place} desc` : desc(place))
    .limit(window.limit + 1)
    .all();
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

function bounds({ from, to, state }: CallFilters, { before }: CallWindow, now: number): SQL[] {
  const givenUp = firstPlaceFrom(now - UNFINISHED_AFTER_MS + 1);
  return [
    ...(before === undefined ? [] : [below(before)]),
    ...(from === null ? [] : [fromOn(firstPlaceFrom(from.getTime()))]),
    ...(to === null ? [] : [below(String(firstPlaceFrom(to.getTime())))]),
    ...(state === "unfinished" ? [below(String(givenUp))] : []),
    ...(state === "ringing" || state === "answered" ? [fromOn(givenUp)] : []),
  ];
}

/** As text, because it has more bits than a number; and an INTEGER, because FTS5 heeds no other bound. */
function below(place: string): SQL {
  return sql`< cast(${place} as integer)`;
}

function fromOn(place: bigint): SQL {
  return sql`>= cast(${String(place)} as integer)`;
}
