import { setImmediate as turn } from "node:timers/promises";
import type { SearchScope } from "#db/delivery-list.ts";
import type { Db } from "#db/open.ts";
import { findCalls } from "#db/search/find-calls.ts";
import { findContacts } from "#db/search/find-contacts.ts";
import { findDeliveries } from "#db/search/find-deliveries.ts";
import { findMessages } from "#db/search/find-messages.ts";
import { type FoundOfKind, WINDOW } from "#db/search/found.ts";
import { listHolding } from "#db/search/holding.ts";
import { showFound } from "#db/search/show-found.ts";
import { quoteWholeId } from "#db/search/whole-id.ts";
import type { SearchAnswer } from "#lib/api/search.ts";
import { shareOut } from "#lib/search/share-out.ts";
import { readTyped } from "#lib/search/typed-terms.ts";

/** So long it goes on to older things where few of the newest hold what was typed: an answer is to take below 50 ms. */
const MOST_MS = 20;

/** `scope` tells in which words deliveries are looked through, `now` which rings are given up. */
type Asked = { q: string; limit: number; scope: SearchScope; now: number };

/** Looks through everything and lets others in between; the answer names the kinds of which there may be more. */
export async function searchEverything(db: Db, asked: Asked, mostMs: number = MOST_MS): Promise<SearchAnswer> {
  const { limit, scope, now } = asked;
  const q = quoteWholeId(db, asked.q);
  const answer: SearchAnswer = { data: [], nextCursor: null, more: [] };
  const typed = { q, terms: readTyped(q) };
  if (typed.terms.length === 0) return answer;
  let leftMs = mostMs;
  async function work<T>(find: () => T): Promise<T> {
    const begin = performance.now();
    const found = find();
    leftMs -= performance.now() - begin;
    await turn();
    return found;
  }
  const newest = await work(() => listHolding(db, q, scope));
  const kinds: FoundOfKind[] = [
    await work(() => findContacts(db, typed, scope, newest)),
    await work(() => findCalls(db, typed, now)),
    await work(() => findMessages(db, typed, scope, newest)),
    await work(() => findDeliveries(db, typed, scope, newest)),
  ];
  const shares = shareOut(
    kinds.map(({ found, older }) => found.length + (older ? WINDOW : 0)),
    limit,
  );
  for (const [index, ofKind] of kinds.entries()) {
    const { items, isAll, workedMs } = await showFound(ofKind, shares[index] ?? 0, leftMs / (kinds.length - index));
    leftMs -= workedMs;
    answer.data.push(...items);
    if (!isAll) answer.more.push(ofKind.kind);
  }
  return answer;
}
