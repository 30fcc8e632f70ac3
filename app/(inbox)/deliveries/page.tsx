import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchDeliveries } from "#app/(inbox)/deliveries/prefetch.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { DeliveriesScreen } from "#components/deliveries/deliveries-screen.tsx";
import { loadDeliveryFilters } from "#lib/api/delivery-filters.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Deliveries" };

export default async function DeliveriesPage({ searchParams }: PageProps<"/deliveries">) {
  const access = await pageAccess("read");
  const client = makeQueryClient();
  prefetchDeliveries(access, client, await loadDeliveryFilters(searchParams));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DeliveriesScreen />
    </HydrationBoundary>
  );
}
