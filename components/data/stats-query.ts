import { queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { statsSchema } from "#lib/api/stats.ts";

/** Counts by topic and verdict; asked again every minute, because "the last hour" moves even when nothing comes. */
export function statsQuery() {
  return queryOptions({
    queryKey: queryKeys.stats.all,
    queryFn: ({ signal }) => callApi("/api/v1/stats", statsSchema, { signal }),
    refetchInterval: 60_000,
    refetchOnWindowFocus: "always",
  });
}
