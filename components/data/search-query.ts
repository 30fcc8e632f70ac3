import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { searchAnswerSchema } from "#lib/api/search.ts";

const LIMIT = 20;

/** What holds these words. Nothing of it is kept once it is no longer shown: what people look for is their own. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: queryKeys.search.of(q),
    queryFn: ({ signal }) =>
      callApi(`/api/v1/search?${new URLSearchParams({ q, limit: String(LIMIT) })}`, searchAnswerSchema, { signal }),
    placeholderData: keepPreviousData,
    enabled: q !== "",
    gcTime: 0,
  });
}
