import type { QueryClient } from "@tanstack/react-query";
import { DELIVERY_PAGE_SIZE, type DeliveryPages } from "#components/data/delivery-queries.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { inbox } from "#lib/server/inbox.ts";

/** Puts the first page of the list where the browser will look for it. */
export function prefetchDeliveries(access: Authorized, client: QueryClient, filters: DeliveryFilters): void {
  const page = inbox().deliveries.list(access, filters, { limit: DELIVERY_PAGE_SIZE });
  client.setQueryData<DeliveryPages>(queryKeys.deliveries.list(filters, null), { pages: [page], pageParams: [null] });
}
