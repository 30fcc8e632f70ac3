"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { deliveryQuery } from "#components/data/delivery-queries.ts";

/** Names the tab and the history's entry after what is open, as a page from the server would. */
export function useDeliveryTitle(openId: number | null): void {
  const { data } = useQuery({
    ...deliveryQuery(openId ?? 0),
    enabled: openId !== null,
    select: (delivery) => delivery.title,
  });
  const title = openId === null ? "Deliveries" : (data ?? `Delivery ${openId}`);
  useEffect(() => {
    document.title = `${title} · Allo Inbox`;
  }, [title]);
}
