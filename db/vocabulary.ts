import type { Db } from "#db/open.ts";
import { createTokenizer } from "#db/tokenizer.ts";

/** Every word of the search indexes, in a sorted table, where the words with one beginning lie side by side. */
export type Vocabulary = {
  /** Takes note of the words of a text that is indexed. */
  learn(text: string): void;
  /** Writes what was learned by all vocabularies of the connection. Call it in the transaction that indexes the texts. */
  write(): void;
};

export function createVocabulary(db: Db): Vocabulary {
  const tokenizer = createTokenizer(db);
  const keep = db.$client.prepare<[string]>("insert or ignore into vocabulary (word) values (?)");
  return {
    learn: tokenizer.add,
    write() {
      for (const word of tokenizer.take()) keep.run(word);
    },
  };
}
