import { type InfiniteData, infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "#components/data/api.ts";

export const CONVERSATION_PAGE_SIZE = 50;

export type Pages<T> = InfiniteData<T, string | null>;

/** A list or a stretch of time that goes on where `nextCursor` says. `path` may have a query already. */
export function pagedQuery<T extends { nextCursor: string | null }>(
  queryKey: QueryKey,
  path: string,
  schema: z.ZodType<T>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(CONVERSATION_PAGE_SIZE) });
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`${path}${path.includes("?") ? "&" : "?"}${search}`, schema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: T) => page.nextCursor,
  });
}
