import type { Db } from "#db/open.ts";
import { TOKENIZER } from "#db/search-table.ts";

/** Cuts texts into words exactly as the search index does, in a table of its connection alone. */
export type Tokenizer = {
  add(text: string): void;
  /** The different words of what was added since the last time. */
  take(): string[];
};

export function createTokenizer(db: Db): Tokenizer {
  db.$client.exec(`
    create virtual table if not exists temp.scratch
      using fts5(words, content = '', detail = none, tokenize = '${TOKENIZER}');
    create virtual table if not exists temp.scratch_words using fts5vocab(temp, scratch, row);
  `);
  const add = db.$client.prepare<[string]>("insert into temp.scratch (words) values (?)");
  const words = db.$client.prepare<[], string>("select term from temp.scratch_words").pluck();
  const clear = db.$client.prepare("insert into temp.scratch (scratch) values ('delete-all')");
  return {
    add(text) {
      add.run(text);
    },
    take() {
      const found = words.all();
      clear.run();
      return found;
    },
  };
}
