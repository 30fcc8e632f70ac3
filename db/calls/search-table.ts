import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The FTS5 table of the migration `calls`, described for queries only. Its rowid is the call's place in the list. */
export const callSearch = sqliteTable("call_search", { rowid: integer().notNull(), words: text() });

export type CallFact = "stage" | "direction" | "result" | "tag" | "user" | "us" | "recording";

/**
 * A word that stands for something by which calls are filtered; the private-use sign in front keeps it apart from every
 * word of a payload.
 */
export function factWord(fact: CallFact, value: string): string {
  return `\uE003${fact}${Buffer.from(value.toLowerCase(), "utf8").toString("hex")}`;
}
