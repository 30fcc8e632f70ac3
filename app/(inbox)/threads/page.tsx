import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchThreads } from "#app/(inbox)/threads/prefetch.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { ThreadsScreen } from "#components/threads/threads-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Messages" };

export default async function ThreadsPage({ searchParams }: PageProps<"/threads">) {
  const access = await pageAccess("read");
  const client = makeQueryClient();
  prefetchThreads(access, client, await searchParams);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ThreadsScreen />
    </HydrationBoundary>
  );
}
