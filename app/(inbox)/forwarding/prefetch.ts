import type { QueryClient } from "@tanstack/react-query";
import type { Endpoint } from "#lib/api/endpoint.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { inbox } from "#lib/server/inbox.ts";

/** Puts the endpoints where the browser will look for them. */
export async function prefetchEndpoints(access: Authorized<"raw">, client: QueryClient): Promise<Endpoint[]> {
  const data = await inbox().forwarding.endpoints(access);
  client.setQueryData(queryKeys.forwarding.endpoints(), { data, nextCursor: null });
  return data;
}
