import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { callApi, callApiForBytes } from "#components/data/api.ts";
import { type DeliveryItem, deliveryItemSchema, deliverySchema } from "#lib/api/delivery.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";
import { type Page, pageSchema } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export const DELIVERY_PAGE_SIZE = 50;
export const NEWER_LIMIT = 100;

export type DeliveryPages = InfiniteData<Page<DeliveryItem>, string | null>;

const deliveryPageSchema = pageSchema(deliveryItemSchema);

/** The list under these filters. Its first answer sets the top, and asking again never moves a row: see `showNewest`. */
export function deliveryListQuery(filters: DeliveryFilters) {
  return infiniteQueryOptions({
    queryKey: queryKeys.deliveries.list(filters, null),
    queryFn: ({ pageParam, signal, client }) => {
      const top =
        client.getQueryData<DeliveryPages>(queryKeys.deliveries.list(filters, null))?.pages[0]?.data[0]?.id ?? null;
      return fetchDeliveries(filters, { limit: DELIVERY_PAGE_SIZE, cursor: pageParam, upTo: top }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Moves the top of the list to the newest delivery there is. */
export async function showNewest(client: QueryClient, filters: DeliveryFilters): Promise<void> {
  const page = await fetchDeliveries(filters, { limit: DELIVERY_PAGE_SIZE });
  client.setQueryData(deliveryListQuery(filters).queryKey, { pages: [page], pageParams: [null] });
}

/** What has come since the top of the list, at most `NEWER_LIMIT` rows of it. */
export function newerDeliveriesQuery(filters: DeliveryFilters, than: number | null) {
  return queryOptions({
    queryKey: queryKeys.deliveries.newer(filters, than),
    queryFn: ({ signal }) => fetchDeliveries(filters, { limit: NEWER_LIMIT, after: than }, signal),
    enabled: than !== null,
    // Kept for one screen only: every other top has its own.
    gcTime: 10_000,
  });
}

/** Without its payload, which counts as opened by whom it is sent to: neighbours are fetched ahead and may never be shown. */
export function deliveryQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.deliveries.detail(id),
    queryFn: ({ signal }) => callApi(`/api/v1/deliveries/${id}?payload=false`, deliverySchema, { signal }),
  });
}

/** The exact bytes of one body of a delivery; they never change, so the hash is their key. */
export function deliveryBodyQuery(id: number, sha256: string, attempt: number | null) {
  return queryOptions({
    queryKey: queryKeys.deliveries.body(id, sha256),
    queryFn: ({ signal }) =>
      callApiForBytes(`/api/v1/deliveries/${id}/body${attempt === null ? "" : `?attempt=${attempt}`}`, { signal }),
  });
}

type Window = { limit: number; cursor?: string | null; upTo?: number | null; after?: number | null };

function fetchDeliveries(filters: DeliveryFilters, window: Window, signal?: AbortSignal): Promise<Page<DeliveryItem>> {
  const path = `/api/v1/deliveries?${deliverySearch(filters, window)}`;
  return callApi(path, deliveryPageSchema, signal ? { signal } : {});
}

function deliverySearch(filters: DeliveryFilters, window: Window): URLSearchParams {
  const search = new URLSearchParams();
  for (const topic of filters.topic) search.append("topic", topic);
  if (filters.verdict) search.set("verdict", filters.verdict);
  if (filters.problem) search.set("problem", "true");
  if (filters.q) search.set("q", filters.q);
  if (filters.from) search.set("from", filters.from.toISOString());
  if (filters.to) search.set("to", filters.to.toISOString());
  for (const [name, value] of Object.entries(window)) {
    if (value !== null) search.set(name, String(value));
  }
  return search;
}
