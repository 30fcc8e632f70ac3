/** A stretch of a list as it is now: what stands after `after`, or from the top where that is null. */
export type Fresh<T> = { after: T | null; data: readonly T[]; nextCursor: string | null };

export type Order<T> = {
  idOf: (item: T) => string | number;
  /** Negative where the first stands before the second. */
  compare: (a: T, b: T) => number;
};

export type Merged<T> = {
  items: T[];
  /** How many stand above the list as it was loaded. */
  news: number;
};

/**
 * Brings the rows of a list that was loaded up to date where it was asked for again: they change in their places, those
 * that are no longer in it go, and those that stand above it are counted, or shown where `follow` says so.
 */
export function mergeFresh<T>(
  listed: readonly T[],
  fresh: readonly Fresh<T>[],
  { idOf, compare }: Order<T>,
  follow = false,
): Merged<T> {
  const now = new Map(fresh.flatMap(({ data }) => data).map((item) => [idOf(item), item]));
  const known = new Set(listed.map(idOf));
  const [top] = listed;
  const above = [...now.values()].filter((item) => top === undefined || compare(item, top) < 0);

  const rows = listed.filter((item) => now.has(idOf(item)) || !fresh.some((stretch) => covers(stretch, item, compare)));
  const added = [...now.values()].filter(
    (item) => !known.has(idOf(item)) && (follow || (top !== undefined && compare(item, top) >= 0)),
  );
  const inPlace = (follow ? rows.map((item) => now.get(idOf(item)) ?? item) : rows).concat(added).sort(compare);
  const items = inPlace.map((item) => now.get(idOf(item)) ?? item);
  const alreadyOnTop = above.every((item, index) => items[index] !== undefined && idOf(items[index]) === idOf(item));
  return { items, news: follow || alreadyOnTop ? 0 : above.length };
}

function covers<T>({ after, data, nextCursor }: Fresh<T>, item: T, compare: Order<T>["compare"]): boolean {
  const last = data.at(-1);
  const fromHere = after === null || compare(after, item) < 0;
  const toHere = nextCursor === null || (last !== undefined && compare(item, last) <= 0);
  return fromHere && toHere;
}
