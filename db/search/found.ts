import type { SearchItem, SearchKind } from "#lib/api/search.ts";

/** Something that the index found. */
export type Found = {
  /** See `rankOf`. */
  rank: number;
  /** Reads what is shown of it; null where a closer look shows that it does not hold all that was typed. */
  show(): SearchItem | null;
};

/** What one kind has, the best first and the newest first among equals; `older` looks for those before, null where none is. */
export type FoundOfKind = { kind: SearchKind; found: Found[]; older: (() => FoundOfKind) | null };

/** How many that hold the words are ranked among each other. */
export const WINDOW = 100;

export function inOrder(found: readonly Found[]): Found[] {
  return found.toSorted((a, b) => a.rank - b.rank);
}
