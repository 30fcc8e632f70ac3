import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { makeQueryClient } from "#components/data/query-client.ts";
import { OUTAGE_PAGE_SIZE, outageListQuery } from "#components/data/sender-queries.ts";
import { OutagesScreen } from "#components/health/outages/outages-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Outages" };

export default async function OutagesPage() {
  const access = await pageAccess("raw");
  const client = makeQueryClient();
  const page = inbox().health.senderClock.outages(access, { limit: OUTAGE_PAGE_SIZE });
  client.setQueryData(outageListQuery().queryKey, { pages: [page], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OutagesScreen />
    </HydrationBoundary>
  );
}
