import { type Column, type SQL, sql } from "drizzle-orm";

/** Where a page of a list ended: the time it is sorted by, and the id that tells rows of one time apart. */
export type Place = { at: number; id: number };

export type PageWindow = { limit: number; after?: Place | undefined };

/** Rows that come later in a list that is sorted by both columns, `older` first last. */
export function beyond(
  after: Place | undefined,
  direction: "older" | "newer",
  at: Column,
  id: Column,
): SQL | undefined {
  if (!after) return undefined;
  const sign = sql.raw(direction === "older" ? "<" : ">");
  return sql`(${at}, ${id}) ${sign} (${after.at}, ${after.id})`;
}

/** Cuts the row off that was read to learn whether more follow. */
export function pageOf<R, T>(rows: readonly R[], limit: number, placeOf: (row: R) => Place, toItem: (row: R) => T) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null,
  };
}

export function cursorOf({ at, id }: Place): string {
  return `${at}.${id}`;
}
