import type { QueryClient } from "@tanstack/react-query";
import type { DeliveryPages } from "#components/data/delivery-queries.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import { VERDICT_FILTERS } from "#lib/api/delivery-filters.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

/** Puts the new state of a delivery into every list that holds it, and has what else depends on it asked for again. */
export function patchDelivery(client: QueryClient, item: DeliveryItem): void {
  client.setQueriesData<DeliveryPages>({ queryKey: queryKeys.deliveries.lists() }, (pages) => withItem(pages, item));
  void client.invalidateQueries({ queryKey: queryKeys.deliveries.detail(item.id) });
  // A repeat can bring an old row into a list by verdict, somewhere in the middle.
  for (const verdict of VERDICT_FILTERS) {
    void client.invalidateQueries({ queryKey: [...queryKeys.deliveries.lists(), { verdict }] });
  }
}

export function withItem(list: DeliveryPages | undefined, item: DeliveryItem): DeliveryPages | undefined {
  if (!list?.pages.some((page) => page.data.some((row) => row.id === item.id))) return list;
  return {
    ...list,
    pages: list.pages.map((page) =>
      page.data.some((row) => row.id === item.id)
        ? { ...page, data: page.data.map((row) => (row.id === item.id ? item : row)) }
        : page,
    ),
  };
}
