import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export const CONVERSATION_PAGE_SIZE = 50;

export type Pages<T> = InfiniteData<T, string | null>;

export type PagedQuery<T extends { nextCursor: string | null }> = ReturnType<typeof pagedQuery<T>>;

/**
 * A list or a stretch of time that goes on where `nextCursor` says: `loaded` are its pages as they were when the reader
 * came to them, `page` is one of them as it is now. `path` may have a query already; `refreshEveryMs` is for what changes
 * though nothing comes.
 */
export function pagedQuery<T extends { nextCursor: string | null }>(
  name: readonly unknown[],
  path: string,
  schema: z.ZodType<T>,
  refreshEveryMs?: number,
) {
  function page(cursor: string | null) {
    return queryOptions({
      queryKey: queryKeys.conversations.page(name, cursor),
      queryFn: ({ signal }) => {
        const search = new URLSearchParams({ limit: String(CONVERSATION_PAGE_SIZE) });
        if (cursor !== null) search.set("cursor", cursor);
        return callApi(`${path}${path.includes("?") ? "&" : "?"}${search}`, schema, { signal });
      },
      ...(refreshEveryMs !== undefined && { refetchInterval: refreshEveryMs }),
    });
  }
  const loaded = infiniteQueryOptions({
    queryKey: queryKeys.conversations.loaded(name),
    queryFn: ({ pageParam, client }) => client.query(page(pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: (last: T) => last.nextCursor,
  });
  return { loaded, page };
}
