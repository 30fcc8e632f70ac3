import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchPages } from "#app/(inbox)/prefetch-pages.ts";
import { CallsScreen } from "#components/calls/calls-screen.tsx";
import { CALL_PAGE_SIZE } from "#components/data/call-queries.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { loadCallFilters } from "#lib/api/call-filters.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage({ searchParams }: PageProps<"/calls">) {
  const access = await pageAccess("read");
  const filters = await loadCallFilters(searchParams);
  const client = makeQueryClient();
  prefetchPages(client, queryKeys.calls.list(filters), inbox().calls.list(access, filters, { limit: CALL_PAGE_SIZE }));
  client.setQueryData(queryKeys.calls.facets(), inbox().calls.facets(access));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CallsScreen />
    </HydrationBoundary>
  );
}
