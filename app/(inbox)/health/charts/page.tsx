import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { makeQueryClient } from "#components/data/query-client.ts";
import { ChartsScreen } from "#components/health/charts/charts-screen.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { loadSeriesSpan } from "#lib/api/series.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Charts" };

export default async function ChartsPage({ searchParams }: PageProps<"/health/charts">) {
  const access = await pageAccess("raw");
  const { span } = await loadSeriesSpan(searchParams);
  const client = makeQueryClient();
  client.setQueryData(queryKeys.health.series(span), await inbox().health.series.read(access, span));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChartsScreen />
    </HydrationBoundary>
  );
}
