import type { AuditFilters } from "#lib/api/audit.ts";
import type { CallFilters } from "#lib/api/call-filters.ts";
import type { CallbackState } from "#lib/api/callback.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";
import type { IncidentState } from "#lib/api/failures.ts";
import type { SeriesSpan } from "#lib/api/series.ts";
import type { ForwardState } from "#lib/forwarding/forward-state.ts";
import type { GapKind, GapState } from "#lib/health/missing/gap-kinds.ts";

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
  calls: {
    all: ["calls"] as const,
    lists: () => [...queryKeys.calls.all, "list"] as const,
    list: (filters: CallFilters) => [...queryKeys.calls.lists(), filters] as const,
    /** What is asked for again whenever something comes. */
    moving: () => [...queryKeys.calls.all, "moving"] as const,
    newest: (filters: CallFilters) => [...queryKeys.calls.moving(), "newest", filters] as const,
    facets: () => [...queryKeys.calls.moving(), "facets"] as const,
    goingOn: () => [...queryKeys.calls.moving(), "going-on"] as const,
    details: () => [...queryKeys.calls.all, "detail"] as const,
    detail: (id: number) => [...queryKeys.calls.details(), id] as const,
  },
  rejections: {
    all: ["rejections"] as const,
    list: () => [...queryKeys.rejections.all, "list"] as const,
    detail: (id: number) => [...queryKeys.rejections.all, "detail", id] as const,
  },
  /** Endpoints and what is owed to them: one try may change all of it. */
  forwarding: {
    all: ["forwarding"] as const,
    endpoints: () => [...queryKeys.forwarding.all, "endpoints"] as const,
    forwards: (endpointId: number, state: ForwardState | null) =>
      [...queryKeys.forwarding.all, "forwards", endpointId, state] as const,
    forward: (id: number) => [...queryKeys.forwarding.all, "forward", id] as const,
    ofDelivery: (deliveryId: number) => [...queryKeys.forwarding.all, "of-delivery", deliveryId] as const,
    recoveries: (endpointId: number) => [...queryKeys.forwarding.all, "recoveries", endpointId] as const,
  },
  /** What is folded from messages, calls and contacts: one delivery may change all of it. */
  conversations: {
    all: ["conversations"] as const,
    /** What is asked for again whenever something comes. */
    moving: () => [...queryKeys.conversations.all, "moving"] as const,
    /** One page of a list, or one stretch of what went to and fro, as it is now. */
    page: (of: readonly unknown[], cursor: string | null) =>
      [...queryKeys.conversations.moving(), ...of, cursor] as const,
    callbackCount: () => [...queryKeys.conversations.moving(), "callback-count"] as const,
    /** Its pages as they were when they were loaded. */
    loaded: (of: readonly unknown[]) => [...queryKeys.conversations.all, "loaded", ...of] as const,
    threads: (unanswered: boolean) => ["threads", unanswered] as const,
    thread: (id: number) => ["thread", id] as const,
    contacts: (q: string) => ["contacts", q] as const,
    contact: (id: number) => ["contact", id] as const,
    unknownNumbers: () => ["unknown-numbers"] as const,
    callbacks: (state: CallbackState) => ["callbacks", state] as const,
  },
  /** How the delivery side does. */
  health: {
    all: ["health"] as const,
    contract: () => [...queryKeys.health.all, "contract"] as const,
    missing: {
      all: () => [...queryKeys.health.all, "missing"] as const,
      list: (state: GapState, kind: GapKind | null) => [...queryKeys.health.missing.all(), state, kind] as const,
    },
    failures: {
      all: () => [...queryKeys.health.all, "failures"] as const,
      list: (state: IncidentState) => [...queryKeys.health.failures.all(), state] as const,
    },
    sender: () => [...queryKeys.health.all, "sender"] as const,
    outages: () => [...queryKeys.health.all, "outages"] as const,
    allSeries: () => [...queryKeys.health.all, "series"] as const,
    series: (span: SeriesSpan) => [...queryKeys.health.allSeries(), span] as const,
    alerts: {
      all: ["health", "alerts"] as const,
      channels: () => [...queryKeys.health.alerts.all, "channels"] as const,
      rules: () => [...queryKeys.health.alerts.all, "rules"] as const,
      list: () => [...queryKeys.health.alerts.all, "list"] as const,
    },
  },
  /** Apart from the rest, so that a try somewhere does not count anew. */
  replayCount: { of: (deliveryId: number, endpointId: number) => ["replay-count", deliveryId, endpointId] as const },
  search: { of: (q: string) => ["search", q] as const },
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
