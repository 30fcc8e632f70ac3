import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { calls } from "#db/call-schema.ts";

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

type Filtered = Pick<
  typeof calls.$inferSelect,
  "isCompleted" | "isAnswered" | "direction" | "usNumber" | "result" | "userEmail" | "hasRecording" | "tags"
>;

/** All words that stand for what a call is filtered by. */
export function factsOf(call: Filtered): string[] {
  const stage = call.isCompleted ? "completed" : call.isAnswered ? "answered" : "ringing";
  return [
    factWord("stage", stage),
    factWord("direction", call.direction),
    factWord("us", call.usNumber),
    ...(call.result === null ? [] : [factWord("result", call.result)]),
    ...(call.userEmail === null ? [] : [factWord("user", call.userEmail)]),
    ...(call.hasRecording ? [factWord("recording", "yes")] : []),
    ...call.tags.map(({ key }) => factWord("tag", key)),
  ];
}
