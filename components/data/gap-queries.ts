import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { gapPageSchema, gapSchema } from "#lib/api/missing.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { GapKind, GapState } from "#lib/health/missing/gap-kinds.ts";

export const GAP_PAGE_SIZE = 50;

/** What is or was missing, the last found first; null for every kind. The server tells when it changes. */
export function gapListQuery(state: GapState, kind: GapKind | null) {
  return infiniteQueryOptions({
    queryKey: queryKeys.health.missing.list(state, kind),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ state, limit: String(GAP_PAGE_SIZE) });
      if (kind !== null) search.set("kind", kind);
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`/api/v1/health/missing?${search}`, gapPageSchema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function dismissGap(id: number) {
  return callApi(`/api/v1/health/missing/${id}/dismiss`, gapSchema, { method: "POST" });
}
