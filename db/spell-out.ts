import type { Db } from "#db/open.ts";
import { createTokenizer } from "#db/tokenizer.ts";

/** Beginnings up to this length are words of their own in the index: the `prefix` option of `search`. */
const LONGEST_INDEXED = 4;
/** Up to this many words that begin alike are looked for one by one; more are left to FTS5. */
const MOST_WORDS = 128;

/**
 * The same query with each `"beginning"*` spelled out as the words that begin so. FTS5 walks whole words newest first and
 * steps from match to match; for a beginning it would first collect every row of every such word.
 */
export function spellOutBeginnings(db: Db, match: string): string {
  return match.replace(/"([^"]+)"\*/g, (asTyped: string, typed: string) => {
    const beginning = asIndexed(db, typed);
    if (beginning === null || [...beginning].length <= LONGEST_INDEXED) return asTyped;
    const words = wordsFrom(db, beginning);
    if (words.length > MOST_WORDS) return asTyped;
    return words.length === 0 ? `"${typed}"` : `(${words.map((word) => `"${word}"`).join(" OR ")})`;
  });
}

function asIndexed(db: Db, typed: string): string | null {
  const tokenizer = createTokenizer(db);
  tokenizer.add(typed);
  const [word, ...more] = tokenizer.take();
  return word === undefined || more.length > 0 ? null : word;
}

function wordsFrom(db: Db, beginning: string): string[] {
  return db.$client
    .prepare<[string, string, number], string>("select word from vocabulary where word >= ? and word < ? limit ?")
    .pluck()
    .all(beginning, `${beginning}\u{10ffff}`, MOST_WORDS + 1);
}
