import { sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Db } from "#db/open.ts";

/** The FTS5 table of the migration `contact-search`, described for queries only. Its rowid is the contact's id. */
export const contactSearch = sqliteTable("contact_search", { rowid: integer().notNull(), words: text() });

/** The index knows nothing shorter. */
const SHORTEST = 3;

/** Of a number only so many of its last digits are looked for: those in front are half the address book's. */
const LAST_DIGITS = 6;

/** Up to this many are looked up and sorted. */
const MOST_SORTED = 500;

/**
 * An FTS5 MATCH expression for the few contacts that can hold all of these terms. Null where the index tells too little:
 * then so many hold them that walking the list from its top soon fills a page.
 */
export function matchFew(db: Db, terms: readonly string[]): string | null {
  // FTS5 takes a NUL for the end of the expression.
  const known = terms.filter((term) => [...term].length >= SHORTEST && !term.includes("\0"));
  if (known.length === 0) return null;
  const match = known.map((term) => quote(/^\+?\d+$/.test(term) ? term.slice(-LAST_DIGITS) : term)).join(" AND ");
  const found = db
    .select({ id: contactSearch.rowid })
    .from(contactSearch)
    .where(sql`${contactSearch} match ${match}`)
    .limit(MOST_SORTED + 1)
    .all();
  return found.length > MOST_SORTED ? null : match;
}

function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

/** Keeps `searchText` as what a contact is found by. Call it inside a transaction. */
export function keepWords(db: Db, id: number, searchText: string): void {
  db.$client.prepare<[number, string]>("insert into contact_search (rowid, words) values (?, ?)").run(id, searchText);
}

/** Call it inside a transaction. */
export function dropWords(db: Db, id: number): void {
  db.$client.prepare<[number]>("delete from contact_search where rowid = ?").run(id);
}

/** Call it inside a transaction. */
export function dropAllWords(db: Db): void {
  db.$client.exec("insert into contact_search (contact_search) values ('delete-all')");
}
