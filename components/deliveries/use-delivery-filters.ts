"use client";

import { useQueryStates } from "nuqs";
import { type DeliveryFilters, deliveryFilterParsers } from "#lib/api/delivery-filters.ts";

type Options = { history?: "push" | "replace" };

/** The filters as the URL has them. Every change can be undone with the browser's Back, except typing. */
export function useDeliveryFilters() {
  const [filters, set] = useQueryStates(deliveryFilterParsers, { history: "push" });

  function change(changes: Partial<DeliveryFilters>, options: Options = {}) {
    void set(changes, options);
  }

  function clear() {
    void set(null);
  }

  return { filters, change, clear, filtered: isFiltered(filters) };
}

function isFiltered(filters: DeliveryFilters): boolean {
  const { topic, verdict, problem, q, from, to } = filters;
  return topic.length > 0 || verdict !== null || problem || q !== "" || from !== null || to !== null;
}
