import { setImmediate as turn } from "node:timers/promises";
import type { Db } from "#db/open.ts";
import { findCalls } from "#db/search/find-calls.ts";
import { findContacts } from "#db/search/find-contacts.ts";
import { findDeliveries } from "#db/search/find-deliveries.ts";
import { findMessages } from "#db/search/find-messages.ts";
import type { FoundOfKind } from "#db/search/found.ts";
import type { SearchAnswer, SearchItem } from "#lib/api/search.ts";
import { shareOut } from "#lib/search/share-out.ts";
import { readTyped } from "#lib/search/typed-terms.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { searchScope } from "#lib/server/auth/search-scope.ts";

/** How long reading what is shown may hold up others at a time. */
const SLICE_MS = 3;

export type Search = (access: Authorized, q: string, limit: number) => Promise<SearchAnswer>;

/** Looks through everything that somebody may read, and lets others in between; `catchUp` reads what has just come. */
export function createSearch(db: Db, catchUp: () => void, now: () => number): Search {
  return async ({ actor }, q, limit) => {
    const terms = readTyped(q);
    if (terms.length === 0) return { data: [], nextCursor: null, more: [] };
    catchUp();
    const typed = { q, terms };
    const scope = searchScope(actor);
    const finders = [
      () => findContacts(db, typed, scope),
      () => findCalls(db, typed, now()),
      () => findMessages(db, typed, scope),
      () => findDeliveries(db, typed, scope),
    ];
    const kinds: FoundOfKind[] = [];
    for (const find of finders) {
      kinds.push(find());
      await turn();
    }
    const shares = shareOut(
      kinds.map(({ found }) => found.length),
      limit,
    );
    const answer: SearchAnswer = { data: [], nextCursor: null, more: [] };
    for (const [index, ofKind] of kinds.entries()) {
      const { shown, isAll } = await show(ofKind, shares[index] ?? 0);
      answer.data.push(...shown);
      if (!isAll) answer.more.push(ofKind.kind);
    }
    return answer;
  };
}

async function show({ found, hasMore }: FoundOfKind, share: number): Promise<{ shown: SearchItem[]; isAll: boolean }> {
  const shown: SearchItem[] = [];
  let looked = 0;
  let begin = performance.now();
  for (const one of found) {
    if (shown.length === share) break;
    const item = one.show();
    if (item) shown.push(item);
    looked += 1;
    if (performance.now() - begin < SLICE_MS) continue;
    await turn();
    begin = performance.now();
  }
  return { shown, isAll: !hasMore && looked === found.length };
}
