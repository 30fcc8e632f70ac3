import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { type KeyScope, keysSchema, newKeySchema } from "#lib/api/keys.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export function keysQuery() {
  return queryOptions({
    queryKey: queryKeys.keys.all,
    queryFn: ({ signal }) => callApi("/api/v1/keys", keysSchema, { signal }),
    refetchOnWindowFocus: "always",
  });
}

export function makeKey(body: { name: string; scope: KeyScope; days: number | null }) {
  return callApi("/api/v1/keys", newKeySchema, { method: "POST", body });
}

export function revokeKey({ id }: { id: string }) {
  return callApi(`/api/v1/keys/${id}`, z.object({}), { method: "DELETE" });
}
