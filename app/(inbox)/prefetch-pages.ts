import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Pages } from "#components/data/conversation-pages.ts";

/** Puts the first page of a list where the browser will look for it; a browser that has the list keeps its own, which may reach further. */
export function prefetchPages<T>(client: QueryClient, key: QueryKey, first: T): void {
  client.setQueryData<Pages<T>>(key, { pages: [first], pageParams: [null] }, { updatedAt: 0 });
}
