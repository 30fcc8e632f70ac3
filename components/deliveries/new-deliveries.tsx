"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { NEWER_LIMIT, newerDeliveriesQuery, showNewest } from "#components/data/delivery-queries.ts";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { NewPill } from "#components/ui/new-pill.tsx";

type Props = {
  /** The id of the list's first row; 0 for an empty list, which takes in what comes by itself. */
  top: number;
  onShown: () => void;
};

/** Says how many deliveries have come since the list was loaded, and shows them when asked. */
export function NewDeliveries({ top, onShown }: Props) {
  const client = useQueryClient();
  const { filters } = useDeliveryFilters();
  const { data } = useQuery(newerDeliveriesQuery(filters, top));
  const count = data?.data.length ?? 0;

  async function show() {
    await showNewest(client, filters);
    onShown();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each count
  useEffect(() => {
    if (top === 0 && count > 0) void show();
  }, [top, count]);

  return <NewPill count={top > 0 ? count : 0} most={NEWER_LIMIT} onShow={() => void show()} />;
}
