import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { outagePageSchema, senderSchema } from "#lib/api/sender.ts";

export const OUTAGE_PAGE_SIZE = 20;
/** Tries come due and outages go on although nothing comes. */
const REFETCH_MS = 15_000;

/** What Allo does and will do next. */
export function senderQuery() {
  return queryOptions({
    queryKey: queryKeys.health.sender(),
    queryFn: ({ signal }) => callApi("/api/v1/health/sender", senderSchema, { signal }),
    refetchInterval: REFETCH_MS,
    refetchOnWindowFocus: "always",
  });
}

/** Times in which nothing could be taken, the last begun first. */
export function outageListQuery() {
  return infiniteQueryOptions({
    queryKey: queryKeys.health.outages(),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(OUTAGE_PAGE_SIZE) });
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`/api/v1/health/outages?${search}`, outagePageSchema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFETCH_MS,
    refetchOnWindowFocus: "always",
  });
}
