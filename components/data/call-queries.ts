import { queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { callSchema } from "#lib/api/call.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export function callQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.calls.detail(id),
    queryFn: ({ signal }) => callApi(`/api/v1/calls/${id}`, callSchema, { signal }),
  });
}

/** Where the audio of a call is played from, with Range. */
export function recordingPath(id: number): string {
  return `/api/v1/calls/${id}/recording`;
}
