"use client";

import { useQueryStates } from "nuqs";
import { type CallFilters, callFilterParsers, serializeCallFilters } from "#lib/api/call-filters.ts";

type Options = { history?: "push" | "replace" };

/** The filters as the URL has them. Every change can be undone with the browser's Back, except typing. */
export function useCallFilters() {
  const [filters, set] = useQueryStates(callFilterParsers, { history: "push" });

  function change(changes: Partial<CallFilters>, options: Options = {}) {
    void set(changes, options);
  }

  function clear() {
    void set(null);
  }

  return { filters, change, clear, filtered: serializeCallFilters(filters) !== "" };
}
