import type { Db } from "#db/open.ts";
import { searchEverything } from "#db/search/search-everything.ts";
import type { SearchAnswer } from "#lib/api/search.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { searchScope } from "#lib/server/auth/search-scope.ts";

export type Search = (access: Authorized, q: string, limit: number) => Promise<SearchAnswer>;

/** Looks through everything that somebody may read; `catchUp` reads what has just come. */
export function createSearch(db: Db, catchUp: () => void, now: () => number): Search {
  return ({ actor }, q, limit) => {
    if (q.trim() !== "") catchUp();
    return searchEverything(db, { q, limit, scope: searchScope(actor), now: now() });
  };
}
