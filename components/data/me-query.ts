import { queryOptions, useQuery } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import type { Right } from "#lib/access/rights.ts";
import { meSchema } from "#lib/api/me.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export function meQuery() {
  return queryOptions({
    queryKey: queryKeys.me.all,
    queryFn: ({ signal }) => callApi("/api/v1/me", meSchema, { signal }),
  });
}

/** Tells what to show. The server decides by itself what it gives and does. */
export function useRights(): (right: Right) => boolean {
  const { data: me } = useQuery(meQuery());
  return (right) => me?.rights.includes(right) ?? false;
}
