/**
 * The pages of a list that was loaded to its end, with the last one as it is now, where more follows by now; else null.
 * `now` gives the page behind a cursor where it is known.
 */
export function grownEnd<T extends { nextCursor: string | null }>(
  pages: readonly T[],
  now: (cursor: string | null) => T | undefined,
): T[] | null {
  if (pages.at(-1)?.nextCursor !== null) return null;
  const last = now(pages.at(-2)?.nextCursor ?? null);
  if (!last || last.nextCursor === null) return null;
  return [...pages.slice(0, -1), last];
}
