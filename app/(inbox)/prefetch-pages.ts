import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Pages } from "#components/data/conversation-pages.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

/** Puts the first page of a list where the browser will look for it; a browser that has the list keeps its own, which may reach further. */
export function prefetchPages<T>(client: QueryClient, key: QueryKey, first: T): void {
  client.setQueryData<Pages<T>>(key, { pages: [first], pageParams: [null] }, { updatedAt: 0 });
}

/** The same for a list or a stretch of the conversations, which the browser also holds as it is now. */
export function prefetchConversation<T>(client: QueryClient, of: readonly unknown[], first: T): void {
  prefetchPages(client, queryKeys.conversations.loaded(of), first);
  client.setQueryData(queryKeys.conversations.page(of, null), first);
}
