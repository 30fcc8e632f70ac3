import type { Db } from "#db/open.ts";
import { createTokenizer } from "#db/tokenizer.ts";

/** Every word of the search indexes, in a sorted table, where the words with one beginning lie side by side. */
export type Vocabulary = {
  /** Takes note of the words of a text that is indexed. */
  learn(text: string): void;
  /** Writes what was learned by all vocabularies of the connection. Call it in the transaction that indexes the texts. */
  write(): void;
};

/** How many pieces of text are known not to hold a word that is new, and how long they are at most, in UTF-16 units. */
const KNOWN = { most: 50_000, longest: 40 };

/** Make another one after a transaction that came to nothing: what it learned there is in no table. */
export function createVocabulary(db: Db): Vocabulary {
  const tokenizer = createTokenizer(db);
  const keep = db.$client.prepare<[string]>("insert or ignore into vocabulary (word) values (?)");
  const known = new Set<string>();

  /** The same words come again and again, and cutting them takes longer than knowing them. No word goes over a space. */
  function isNew(piece: string): boolean {
    if (known.has(piece)) return false;
    if (piece.length > KNOWN.longest) return true;
    if (known.size >= KNOWN.most) known.clear();
    known.add(ownCopy(piece));
    return true;
  }

  return {
    learn(text) {
      const fresh = text.split(" ").filter(isNew);
      if (fresh.length > 0) tokenizer.add(fresh.join(" "));
    },
    write() {
      for (const word of tokenizer.take()) keep.run(word);
    },
  };
}

/** A piece of a string keeps all of it in memory. */
function ownCopy(piece: string): string {
  return Buffer.from(piece, "utf16le").toString("utf16le");
}
