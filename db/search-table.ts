import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { readings } from "#db/schema.ts";

/** The FTS5 table of migration 0002, described for queries only; drizzle-kit does not know virtual tables. */
export const search = sqliteTable("search", { rowid: integer().notNull(), words: text() });

/** How `search` cuts a text into words. */
export const TOKENIZER = "unicode61 remove_diacritics 2";

/** A word that stands for a topic in the index; the private-use sign in front keeps it apart from every payload word. */
export function topicWord(topic: string): string {
  return `\uE000${Buffer.from(topic, "utf8").toString("hex")}`;
}

export type Mark = "duplicate" | "conflict" | "lookalike" | "problem";

/** A word that stands for a state in the index. */
export function markWord(mark: Mark): string {
  return `\uE002${mark}`;
}

/** The states that a delivery is in. */
export function marksOf(reading: Pick<typeof readings.$inferSelect, "verdict" | "lookalikeOf" | "problem">): Mark[] {
  return [
    ...(reading.verdict === "unique" ? [] : [reading.verdict]),
    ...(reading.lookalikeOf === null ? [] : ["lookalike" as const]),
    ...(reading.problem === null ? [] : ["problem" as const]),
  ];
}
