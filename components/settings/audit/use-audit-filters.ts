"use client";

import { useQueryStates } from "nuqs";
import { type AuditFilters, auditFilterParsers } from "#lib/api/audit.ts";

/** The filters as the URL has them; every change can be undone with the browser's Back. */
export function useAuditFilters() {
  const [filters, set] = useQueryStates(auditFilterParsers, { history: "push" });
  const { who, what, from, to } = filters;
  return {
    filters,
    change: (changes: Partial<AuditFilters>) => void set(changes),
    clear: () => void set(null),
    filtered: who !== "" || what !== "" || from !== null || to !== null,
  };
}
