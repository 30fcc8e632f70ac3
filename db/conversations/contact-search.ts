import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";

/** The index knows nothing shorter, and nothing longer. */
const GRAM = 3;

/** Of a number only so many of its last digits are looked for: those in front are half the address book's. */
const LAST_DIGITS = 6;

/** More tell no more, and each is one more list to step through. */
const MOST_GRAMS = 32;

/** Up to this many are looked up and sorted. */
const MOST_SORTED = 500;

const findIds = perConnection(({ $client }) =>
  $client
    .prepare<[string, number], number>("select rowid from contact_search where contact_search match ? limit ?")
    .pluck(),
);

/**
 * The ids of the contacts that can hold all of these terms, where they are few. Null where the index tells too little: then so
 * many hold them that walking the list from its top soon fills a page.
 */
export function findFew(db: Db, terms: readonly string[]): number[] | null {
  const match = matchAll(terms.flatMap((term) => piecesOf(withoutDomain(term))));
  const found = match === "" ? null : findUpToMost(db, match);
  if (found) return found;
  // Those tell too little. All that there is tells more, and takes longer.
  const closer = matchAll(terms.flatMap(gramsOf));
  return closer === match ? null : findUpToMost(db, closer);
}

function findUpToMost(db: Db, match: string): number[] | null {
  const found = findIds(db).all(match, MOST_SORTED + 1);
  return found.length > MOST_SORTED ? null : found;
}

function matchAll(grams: readonly string[]): string {
  return [...new Set(grams)].slice(0, MOST_GRAMS).map(quote).join(" AND ");
}

/** Half the address book may be at one domain: what stands before it says more, and is soon stepped through. */
function withoutDomain(term: string): string {
  return term.replace(/@.*$/s, "");
}

/** Every third, and the last: between them they hold each character, and what holds them nearly always holds the others. */
function piecesOf(term: string): string[] {
  return gramsOf(term).filter((_, start, { length }) => start % GRAM === 0 || start === length - 1);
}

function gramsOf(term: string): string[] {
  // FTS5 takes a NUL for the end of the expression.
  const characters = term.includes("\0") ? [] : [...(/^\+?\d+$/.test(term) ? term.slice(-LAST_DIGITS) : term)];
  return characters.slice(GRAM - 1).map((_, start) => characters.slice(start, start + GRAM).join(""));
}

function quote(gram: string): string {
  return `"${gram.replaceAll('"', '""')}"`;
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
