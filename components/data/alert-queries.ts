import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { type AlertView, alertChannelsSchema, alertPageSchema, alertRulesSchema } from "#lib/api/alerts.ts";
import type { Page } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export const ALERT_PAGE_SIZE = 25;

/** Time alone opens an alert, and sends what waits: no event tells of it. */
const AGAIN_MS = 15_000;

export type AlertPages = InfiniteData<Page<AlertView>, string | null>;

export function alertChannelsQuery() {
  return queryOptions({
    queryKey: queryKeys.health.alerts.channels(),
    queryFn: ({ signal }) => callApi("/api/v1/alerts/channels", alertChannelsSchema, { signal }),
    refetchInterval: AGAIN_MS,
  });
}

export function alertRulesQuery() {
  return queryOptions({
    queryKey: queryKeys.health.alerts.rules(),
    queryFn: ({ signal }) => callApi("/api/v1/alerts/rules", alertRulesSchema, { signal }),
    refetchInterval: AGAIN_MS,
  });
}

/** What was said, newest first. */
export function alertListQuery() {
  return infiniteQueryOptions({
    queryKey: queryKeys.health.alerts.list(),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(ALERT_PAGE_SIZE) });
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`/api/v1/alerts?${search}`, alertPageSchema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: AGAIN_MS,
  });
}
