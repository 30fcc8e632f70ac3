"use client";

import type { QueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { type Following, useAction } from "#components/data/use-action.ts";
import { type Endpoint, endpointSchema, endpointTestSchema, recoverAnswerSchema } from "#lib/api/endpoint.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { RecoveryKind } from "#lib/forwarding/forward-state.ts";

/** What a person says of an endpoint. */
export type EndpointChoice = {
  url: string;
  description: string;
  /** Null for all. */
  topics: string[] | null;
  headers: [string, string][];
};

/** Times are ISO 8601; without `until` it is now. */
export type RecoverWish = { endpointId: number; kind: RecoveryKind; since: string; until?: string };

const nothing = z.object({});

/** Something that changes endpoints or what is owed to them. */
export function useForwardingAction<Input, Output>(
  act: (input: Input) => Promise<Output>,
  following?: Following<Output>,
) {
  return useAction(queryKeys.forwarding.all, act, following);
}

export function refreshForwarding(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: queryKeys.forwarding.all });
}

export function makeEndpoint(choice: EndpointChoice) {
  return callApi("/api/v1/endpoints", endpointSchema, { method: "POST", body: choice });
}

export function changeEndpoint({
  id,
  ...changes
}: { id: number } & Partial<EndpointChoice & Pick<Endpoint, "enabled"> & { paused: boolean }>) {
  return callApi(`/api/v1/endpoints/${id}`, endpointSchema, { method: "PATCH", body: changes });
}

export function removeEndpoint(id: number) {
  return callApi(`/api/v1/endpoints/${id}`, nothing, { method: "DELETE" });
}

export function rotateSecret(id: number) {
  return callApi(`/api/v1/endpoints/${id}/rotate-secret`, endpointSchema, { method: "POST" });
}

export function testEndpoint({ id, topic }: { id: number; topic: string }) {
  return callApi(`/api/v1/endpoints/${id}/test`, endpointTestSchema, { method: "POST", body: { topic } });
}

export function retryForward(id: number) {
  return callApi(`/api/v1/forwards/${id}/retry`, nothing, { method: "POST" });
}

export function replayDelivery({ deliveryId, endpointId }: { deliveryId: number; endpointId: number }) {
  return callApi(`/api/v1/deliveries/${deliveryId}/replay`, nothing, { method: "POST", body: { endpointId } });
}

/** How many deliveries a recovery would send; sends none. */
export async function countRecovery({ endpointId, ...range }: RecoverWish): Promise<number> {
  const path = `/api/v1/endpoints/${endpointId}/recover`;
  const answer = await callApi(path, recoverAnswerSchema, { method: "POST", body: { ...range, dryRun: true } });
  return answer.count;
}

export function startRecovery({ endpointId, ...range }: RecoverWish) {
  return callApi(`/api/v1/endpoints/${endpointId}/recover`, recoverAnswerSchema, { method: "POST", body: range });
}

export function cancelRecovery({ endpointId, id }: { endpointId: number; id: number }) {
  return callApi(`/api/v1/endpoints/${endpointId}/recoveries/${id}/cancel`, nothing, { method: "POST" });
}
