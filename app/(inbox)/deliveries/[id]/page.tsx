import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { prefetchDeliveries } from "#app/(inbox)/deliveries/prefetch.ts";
import { pageId } from "#app/(inbox)/page-id.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { DeliveriesScreen } from "#components/deliveries/deliveries-screen.tsx";
import { loadDeliveryFilters } from "#lib/api/delivery-filters.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function generateMetadata({ params }: PageProps<"/deliveries/[id]">): Promise<Metadata> {
  return { title: readDelivery(await pageAccess("read"), (await params).id)?.title ?? "Not found" };
}

export default async function DeliveryPage({ params, searchParams }: PageProps<"/deliveries/[id]">) {
  const access = await pageAccess("read");
  const delivery = readDelivery(access, (await params).id);
  if (!delivery) notFound();
  const client = makeQueryClient();
  prefetchDeliveries(access, client, await loadDeliveryFilters(searchParams));
  client.setQueryData(queryKeys.deliveries.detail(delivery.id), delivery);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DeliveriesScreen />
    </HydrationBoundary>
  );
}

/** Without its payload, which the page shows out of the body: asking for that is what the audit log writes down. */
function readDelivery(access: Authorized, id: string) {
  const known = pageId(id);
  return known === null ? null : inbox().deliveries.get(access, known, { payload: false });
}
