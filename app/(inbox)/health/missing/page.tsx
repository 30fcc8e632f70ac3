import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchPages } from "#app/(inbox)/prefetch-pages.ts";
import { GAP_PAGE_SIZE } from "#components/data/gap-queries.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { MissingScreen } from "#components/health/missing/missing-screen.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { gapKinds, gapStates } from "#lib/health/missing/gap-kinds.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Missing events" };

export default async function MissingPage({ searchParams }: PageProps<"/health/missing">) {
  const access = await pageAccess("raw");
  const search = await searchParams;
  const kind = gapKinds.find((one) => one === search.kind) ?? null;
  const client = makeQueryClient();
  for (const state of gapStates) {
    const page = inbox().health.missing.list(access, { kind, state }, { limit: GAP_PAGE_SIZE });
    prefetchPages(client, queryKeys.health.missing.list(state, kind), page);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <MissingScreen />
    </HydrationBoundary>
  );
}
