import { queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { contractFindingSchema, contractSchema } from "#lib/api/contract.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export function contractQuery() {
  return queryOptions({
    queryKey: queryKeys.health.contract(),
    queryFn: ({ signal }) => callApi("/api/v1/health/contract", contractSchema, { signal }),
  });
}

export function markFinding({ id, seen }: { id: string; seen: boolean }) {
  return callApi(`/api/v1/health/contract/${id}/mark`, contractFindingSchema, { method: "POST", body: { seen } });
}

/** Where the types of one topic, or of all, are to be had as a file. */
export function contractTypesHref(topic: string | null): string {
  const path = "/api/v1/health/contract/types.ts";
  return topic === null ? path : `${path}?${new URLSearchParams({ topic })}`;
}
