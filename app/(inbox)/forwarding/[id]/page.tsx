import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { prefetchEndpoints } from "#app/(inbox)/forwarding/prefetch.ts";
import { pageId } from "#app/(inbox)/page-id.ts";
import { prefetchPages } from "#app/(inbox)/prefetch-pages.ts";
import { FORWARD_PAGE_SIZE } from "#components/data/endpoint-queries.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { ForwardingScreen } from "#components/forwarding/forwarding-screen.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { forwardStates } from "#lib/forwarding/forward-state.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Forwarding" };

export default async function EndpointPage({ params, searchParams }: PageProps<"/forwarding/[id]">) {
  const access = await pageAccess("raw");
  const client = makeQueryClient();
  const id = pageId((await params).id);
  const endpoints = await prefetchEndpoints(access, client);
  if (id === null || !endpoints.some((endpoint) => endpoint.id === id)) notFound();
  const search = await searchParams;
  const state = forwardStates.find((one) => one === search.state) ?? null;
  const page = inbox().forwarding.forwards(access, id, state, { limit: FORWARD_PAGE_SIZE });
  if (page) prefetchPages(client, queryKeys.forwarding.forwards(id, state), page);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ForwardingScreen />
    </HydrationBoundary>
  );
}
