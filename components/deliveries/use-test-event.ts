"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { showNewest } from "#components/data/delivery-queries.ts";
import { sendTestEvent } from "#components/data/send-test-event.ts";
import { tellTestEvent, tellTestEventFailed } from "#components/deliveries/tell-test-event.ts";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { useOpenDelivery } from "#components/deliveries/use-open-delivery.ts";

/** Sends a test event of a topic, brings it into view and tells what the webhook address answered. */
export function useTestEvent() {
  const client = useQueryClient();
  const { filters } = useDeliveryFilters();
  const { open } = useOpenDelivery();

  return useMutation({
    mutationFn: sendTestEvent,
    onSuccess(sent, topic) {
      void showNewest(client, filters);
      return tellTestEvent(sent, topic, open);
    },
    onError: tellTestEventFailed,
  });
}
