import { reversedNumberToken, SHOWN_MARK } from "#lib/allo/search-tokens.ts";
import { readTyped, type Term } from "#lib/search/typed-terms.ts";

/** What an index can tell: with positions also which words stand side by side. */
export type IndexDetail = "words" | "positions";

/**
 * An FTS5 MATCH expression for what a person typed: every term must be there, the last one may be a beginning; runs
 * of four digits and more are also looked for as the end of a phone number. Without positions a phrase is only its
 * words. Null when there is nothing to look for.
 */
export function matchQuery(q: string, detail: IndexDetail = "words"): string | null {
  const terms = readTyped(q).map((term) => matchTerm(term, detail));
  return terms.length === 0 ? null : terms.join(" AND ");
}

/** The same among the words that are marked as shown, and no others: see `shown-words.ts`. */
export function matchShown(q: string): string | null {
  return matchQuery(q)?.replaceAll(/"([^"]+)"/g, `"${SHOWN_MARK}$1"`) ?? null;
}

function matchTerm(term: Term, detail: IndexDetail): string {
  if (term.kind === "word") return quote(term.word, term.isPrefix);
  if (term.kind === "number") return matchNumber(term);
  return detail === "positions" ? quote(term.words.join(" "), term.isPrefix) : everyWord(term.words, term.isPrefix);
}

function matchNumber({ parts, significant, isPrefix }: Extract<Term, { kind: "number" }>): string {
  const joined = isPrefix && parts.length > 1 ? ` OR ${quote(significant, true)}` : "";
  const ending = significant === "" ? "" : ` OR ${quote(reversedNumberToken(significant), true)}`;
  return `((${everyWord(parts, isPrefix)})${joined}${ending})`;
}

function everyWord(words: readonly string[], isPrefix: boolean): string {
  return words.map((word, index) => quote(word, isPrefix && index === words.length - 1)).join(" AND ");
}

function quote(word: string, isPrefix: boolean): string {
  return isPrefix ? `"${word}"*` : `"${word}"`;
}
