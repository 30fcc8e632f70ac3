import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { countRecovery } from "#components/data/endpoint-actions.ts";
import type { Delivery } from "#lib/api/delivery.ts";
import {
  endpointPageSchema,
  forwardItemSchema,
  forwardPageSchema,
  forwardSchema,
  recoveriesSchema,
} from "#lib/api/endpoint.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { ForwardState } from "#lib/forwarding/forward-state.ts";

export const FORWARD_PAGE_SIZE = 50;

const forwardsSchema = z.object({ data: z.array(forwardItemSchema) });

export function endpointsQuery() {
  return queryOptions({
    queryKey: queryKeys.forwarding.endpoints(),
    queryFn: ({ signal }) => callApi("/api/v1/endpoints?limit=200", endpointPageSchema, { signal }),
  });
}

/** What is and was owed to an endpoint, the last owed first; null for every state. */
export function forwardListQuery(endpointId: number, state: ForwardState | null) {
  return infiniteQueryOptions({
    queryKey: queryKeys.forwarding.forwards(endpointId, state),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(FORWARD_PAGE_SIZE) });
      if (state !== null) search.set("state", state);
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`/api/v1/endpoints/${endpointId}/forwards?${search}`, forwardPageSchema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function forwardQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.forwarding.forward(id),
    queryFn: ({ signal }) => callApi(`/api/v1/forwards/${id}`, forwardSchema, { signal }),
  });
}

/** Where a delivery was forwarded to. */
export function forwardsOfQuery(deliveryId: number) {
  return queryOptions({
    queryKey: queryKeys.forwarding.ofDelivery(deliveryId),
    queryFn: ({ signal }) => callApi(`/api/v1/deliveries/${deliveryId}/forwards`, forwardsSchema, { signal }),
  });
}

/** How many deliveries a replay from this one onward would send; counted anew each time that it is asked. */
export function replayCountQuery({ id, receivedAt }: Pick<Delivery, "id" | "receivedAt">, endpointId: number) {
  return queryOptions({
    queryKey: queryKeys.replayCount.of(id, endpointId),
    queryFn: () => countRecovery({ endpointId, kind: "all", since: receivedAt }),
    gcTime: 0,
  });
}

/** What was sent again by request, the newest first. */
export function recoveriesQuery(endpointId: number) {
  return queryOptions({
    queryKey: queryKeys.forwarding.recoveries(endpointId),
    queryFn: ({ signal }) => callApi(`/api/v1/endpoints/${endpointId}/recoveries`, recoveriesSchema, { signal }),
  });
}
