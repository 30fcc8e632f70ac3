import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageId } from "#app/(inbox)/page-id.ts";
import { prefetchRejections } from "#app/(inbox)/rejections/prefetch.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { RejectionsScreen } from "#components/rejections/rejections-screen.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { recordLook } from "#lib/server/auth/record.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Rejected" };

export default async function RejectionPage({ params }: PageProps<"/rejections/[id]">) {
  const access = await pageAccess("raw");
  const id = pageId((await params).id);
  const rejection = id === null ? null : inbox().rejections.get(access, id);
  if (!rejection) notFound();
  recordLook(access, "rejection.opened", String(rejection.id));
  const client = makeQueryClient();
  prefetchRejections(access, client);
  client.setQueryData(queryKeys.rejections.detail(rejection.id), rejection);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RejectionsScreen />
    </HydrationBoundary>
  );
}
