import type { AuditFilters } from "#lib/api/audit.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";

/** Every cache key of the pages, shared by the server's prefetch and the browser. */
export const queryKeys = {
  deliveries: {
    all: ["deliveries"] as const,
    lists: () => [...queryKeys.deliveries.all, "list"] as const,
    list: (filters: DeliveryFilters, upTo: number | null) => [...queryKeys.deliveries.lists(), filters, upTo] as const,
    newerLists: () => [...queryKeys.deliveries.all, "newer"] as const,
    newer: (filters: DeliveryFilters, than: number | null) =>
      [...queryKeys.deliveries.newerLists(), filters, than] as const,
    details: () => [...queryKeys.deliveries.all, "detail"] as const,
    detail: (id: number) => [...queryKeys.deliveries.details(), id] as const,
    body: (id: number, sha256: string) => [...queryKeys.deliveries.all, "body", id, sha256] as const,
  },
  rejections: {
    all: ["rejections"] as const,
    list: () => [...queryKeys.rejections.all, "list"] as const,
    detail: (id: number) => [...queryKeys.rejections.all, "detail", id] as const,
  },
  stats: { all: ["stats"] as const },
  setup: { all: ["setup"] as const },
  me: { all: ["me"] as const },
  people: { all: ["people"] as const },
  invitations: { all: ["invitations"] as const },
  keys: { all: ["keys"] as const },
  audit: {
    all: ["audit"] as const,
    actors: () => [...queryKeys.audit.all, "actors"] as const,
    list: (filters: AuditFilters) => [...queryKeys.audit.all, "list", filters] as const,
  },
  account: {
    all: ["account"] as const,
    self: () => [...queryKeys.account.all, "self"] as const,
    sessions: () => [...queryKeys.account.all, "sessions"] as const,
  },
};
