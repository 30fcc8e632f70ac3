"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { promotionSchema, promotionsSchema } from "#lib/api/rejection.ts";

/** Lets one rejection that now verifies into the log. */
export function usePromote() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(`/api/v1/rejections/${id}/promote`, promotionSchema, { method: "POST" }),
    onSettled: () => refresh(client),
  });
}

/** Lets every rejection that now verifies into the log, oldest first. */
export function usePromoteAll() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi("/api/v1/rejections/promote", promotionsSchema, { method: "POST" }),
    onSettled: () => refresh(client),
  });
}

function refresh(client: QueryClient) {
  void client.invalidateQueries({ queryKey: queryKeys.stats.all });
  void client.invalidateQueries({ queryKey: queryKeys.deliveries.all });
  return client.invalidateQueries({ queryKey: queryKeys.rejections.all });
}
