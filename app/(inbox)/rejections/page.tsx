import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchRejections } from "#app/(inbox)/rejections/prefetch.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { RejectionsScreen } from "#components/rejections/rejections-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Rejected" };

export default async function RejectionsPage() {
  const access = await pageAccess("raw");
  const client = makeQueryClient();
  prefetchRejections(access, client);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RejectionsScreen />
    </HydrationBoundary>
  );
}
