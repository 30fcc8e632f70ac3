"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { showNewest } from "#components/data/delivery-queries.ts";
import { sendTestEvent } from "#components/data/send-test-event.ts";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { useOpenDelivery } from "#components/deliveries/use-open-delivery.ts";
import { loadPart } from "#components/ui/load-part.ts";

/** Sends a test event of a topic, brings it into view and tells what the webhook address answered. */
export function useTestEvent() {
  const client = useQueryClient();
  const { filters } = useDeliveryFilters();
  const { open } = useOpenDelivery();

  return useMutation({
    mutationFn: sendTestEvent,
    async onSuccess({ status, id }, topic) {
      void showNewest(client, filters);
      const { toast } = await loadPart(() => import("sonner"));
      toast.success(`Answered 200 “${status}”`, {
        description: `${topic} was signed, posted and kept as delivery ${id}.`,
        action: { label: "Open", onClick: () => open(id) },
      });
    },
    async onError(error) {
      const { toast } = await loadPart(() => import("sonner"));
      toast.error("The test event did not get through", { description: error.message });
    },
  });
}
