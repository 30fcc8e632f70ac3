"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { useEffect } from "react";
import { NEWER_LIMIT, newerDeliveriesQuery, showNewest } from "#components/data/delivery-queries.ts";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";

type Props = {
  /** The id of the list's first row; 0 for an empty list, which takes in what comes by itself. */
  top: number;
  onShown: () => void;
};

/** Says how many deliveries have come since the list was loaded, and shows them when asked. */
export function NewPill({ top, onShown }: Props) {
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

  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center">
      {count > 0 && top > 0 ? (
        <button
          type="button"
          onClick={() => void show()}
          className="pointer-events-auto flex min-h-6 items-center gap-1 rounded-full bg-accent px-3 text-xs font-[560] text-panel shadow-pop tabular-nums hover:brightness-110"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" />
          {count >= NEWER_LIMIT ? `${NEWER_LIMIT - 1}+` : count} new
        </button>
      ) : null}
    </div>
  );
}
