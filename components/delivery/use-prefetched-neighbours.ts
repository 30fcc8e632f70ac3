"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { deliveryQuery } from "#components/data/delivery-queries.ts";
import type { Delivery } from "#lib/api/delivery.ts";

/** Has the deliveries beside this one at hand, so that stepping through them does not wait. */
export function usePrefetchedNeighbours(delivery: Delivery | null): void {
  const client = useQueryClient();
  const newer = delivery?.neighbours.newer ?? null;
  const older = delivery?.neighbours.older ?? null;
  useEffect(() => {
    for (const id of [older, newer]) {
      // A failure shows when the neighbour is opened.
      if (id !== null) client.query(deliveryQuery(id)).catch(() => {});
    }
  }, [client, newer, older]);
}
