"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { callApi } from "#components/data/api.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { type Promotion, type Promotions, promotionSchema, promotionsSchema } from "#lib/api/rejection.ts";

/** Lets one rejection that now verifies into the log. */
export function usePromote(onSuccess: (promotion: Promotion) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(`/api/v1/rejections/${id}/promote`, promotionSchema, { method: "POST" }),
    onSuccess,
    onError: (error) => toast.error(error.message),
    onSettled: () => refresh(client),
  });
}

/** Lets every rejection that now verifies into the log, oldest first. */
export function usePromoteAll({
  onSuccess,
  onSettled,
}: {
  onSuccess: (promotions: Promotions) => void;
  onSettled: () => void;
}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi("/api/v1/rejections/promote", promotionsSchema, { method: "POST" }),
    onSuccess,
    onError: (error) => toast.error(error.message),
    onSettled: () => {
      onSettled();
      return refresh(client);
    },
  });
}

function refresh(client: QueryClient) {
  void client.invalidateQueries({ queryKey: queryKeys.stats.all });
  void client.invalidateQueries({ queryKey: queryKeys.deliveries.all });
  return client.invalidateQueries({ queryKey: queryKeys.rejections.all });
}
