import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchEndpoints } from "#app/(inbox)/forwarding/prefetch.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { ForwardingScreen } from "#components/forwarding/forwarding-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Forwarding" };

export default async function ForwardingPage() {
  const access = await pageAccess("raw");
  const client = makeQueryClient();
  await prefetchEndpoints(access, client);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ForwardingScreen />
    </HydrationBoundary>
  );
}
