import { queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { setupSchema } from "#lib/api/setup.ts";

/** What it takes to receive the first delivery; changes only when the server starts anew. */
export function setupQuery() {
  return queryOptions({
    queryKey: queryKeys.setup.all,
    queryFn: ({ signal }) => callApi("/api/v1/setup", setupSchema, { signal }),
  });
}
