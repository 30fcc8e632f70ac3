import { searchText } from "#lib/allo/search-text.ts";
import { NUMBER_MARK, SHOWN_MARK } from "#lib/allo/search-tokens.ts";
import { wordPattern } from "#lib/search/typed-terms.ts";

const token = new RegExp(`${NUMBER_MARK}?(?:${wordPattern.source})`, "gv");

/** The different words of texts that whoever may read is shown, each marked as such for the index. */
export function shownWords(texts: readonly (string | null)[]): string {
  const words = searchText(texts, []).match(token) ?? [];
  return [...new Set(words)].map((word) => SHOWN_MARK + word).join(" ");
}
