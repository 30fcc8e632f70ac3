import { eq, sql } from "drizzle-orm";
import { calls } from "#db/call-schema.ts";
import { createFacetCounter } from "#db/calls/facets.ts";
import { placeOf } from "#db/calls/place.ts";
import { factsOf } from "#db/calls/search-table.ts";
import type { Db } from "#db/open.ts";
import { createVocabulary } from "#db/vocabulary.ts";
import { createWordIndex } from "#db/word-index.ts";
import type { FoldedCall } from "#lib/allo/calls/fold-call.ts";
import { searchText } from "#lib/allo/search-text.ts";
import { TEXT_BREAK } from "#lib/allo/search-tokens.ts";

export type CallRowStore = {
  /** `spoken` is what was said in it, for the search. */
  insert(id: number, call: FoldedCall, spoken: readonly string[]): void;
  remove(id: number): void;
  /** Writes what was put by since the last time; before the end of the transaction. */
  write(): void;
};

/** The rows of the list of calls and what they are found by. Call all of it inside a transaction. */
export function createCallRowStore(db: Db): CallRowStore {
  // The log reader, on the same connection, writes what is learned here along with its own words.
  const { learn } = createVocabulary(db);
  const place = sql.placeholder("place");
  const keep = db
    .insert(calls)
    .values({
      id: sql.placeholder("id"),
      place: sql`cast(${place} as integer)`,
      key: sql.placeholder("key"),
      alloId: sql.placeholder("alloId"),
      direction: sql.placeholder("direction"),
      isCompleted: sql.placeholder("isCompleted"),
      isAnswered: sql.placeholder("isAnswered"),
      result: sql.placeholder("result"),
      startedAt: sql.placeholder("startedAt"),
      durationSeconds: sql.placeholder("durationSeconds"),
      usNumber: sql.placeholder("usNumber"),
      usName: sql.placeholder("usName"),
      themNumber: sql.placeholder("themNumber"),
      themName: sql.placeholder("themName"),
      userEmail: sql.placeholder("userEmail"),
      tags: sql.placeholder("tags"),
      summary: sql.placeholder("summary"),
      hasRecording: sql.placeholder("hasRecording"),
      ringDeliveryId: sql.placeholder("ringDeliveryId"),
      ringApartMs: sql.placeholder("ringApartMs"),
      originalKey: sql.placeholder("originalKey"),
    })
    .onConflictDoNothing({ target: calls.place })
    .prepare();
  const drop = db
    .delete(calls)
    .where(eq(calls.id, sql.placeholder("id")))
    .returning({
      place: sql<string>`cast(${calls.place} as text)`,
      tags: calls.tags,
      userEmail: calls.userEmail,
      usNumber: calls.usNumber,
      usName: calls.usName,
    })
    .prepare();
  const facets = createFacetCounter(db);
  const index = createWordIndex<bigint>(db, "call_search");

  return {
    insert(id, call, spoken) {
      const { us, them, ring } = call;
      const row = {
        ...call,
        id,
        usNumber: us.number,
        usName: us.name,
        themNumber: them.number,
        themName: them.name,
        ringDeliveryId: ring?.deliveryId ?? null,
        ringApartMs: ring?.apartMs ?? null,
      };
      let at = placeOf(call.startedAt, id);
      while (keep.run({ ...row, place: String(at) }).changes === 0) at += 1n;
      const words = wordsOf(call, spoken);
      index.keep(at, `${factsOf(row).join(" ")} ${words}`);
      learn(words);
      facets.count(row, 1);
    },
    remove(id) {
      const row = drop.get({ id });
      if (!row) return;
      index.drop(BigInt(row.place));
      facets.count(row, -1);
    },
    write() {
      index.write();
      facets.write();
    },
  };
}

/** Names and numbers first, because only so much of a text is indexed. */
function wordsOf(call: FoldedCall, spoken: readonly string[]): string {
  const { us, them, companyName, userEmail, alloId, result, tags, summary } = call;
  const tagWords = tags.flatMap(({ key, name }) => (key === name ? [key] : [key, name]));
  const short = [them.name, them.number, companyName, us.name, us.number, userEmail, alloId, result, ...tagWords];
  return searchText([...short, summary, spoken], [], TEXT_BREAK);
}
