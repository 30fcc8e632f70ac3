import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { incidentPageSchema } from "#lib/api/failures.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export const OPEN_FAILURES_LIMIT = 200;
export const CLOSED_FAILURES_PAGE_SIZE = 20;

/** What fails now, grouped by cause. */
export function openFailuresQuery() {
  return queryOptions({
    queryKey: queryKeys.health.failures.list("open"),
    queryFn: ({ signal }) =>
      callApi(`/api/v1/health/failures?limit=${OPEN_FAILURES_LIMIT}`, incidentPageSchema, { signal }),
  });
}

/** What failed and is over, the last closed first. */
export function closedFailuresQuery() {
  return infiniteQueryOptions({
    queryKey: queryKeys.health.failures.list("closed"),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ state: "closed", limit: String(CLOSED_FAILURES_PAGE_SIZE) });
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`/api/v1/health/failures?${search}`, incidentPageSchema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
