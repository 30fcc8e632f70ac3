import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ALERT_PAGE_SIZE, type AlertPages } from "#components/data/alert-queries.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { AlertsScreen } from "#components/settings/alerts/alerts-screen.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Alerts" };

export default async function AlertsPage() {
  const access = await pageAccess("administer");
  const { alerts } = inbox().health;
  const client = makeQueryClient();
  const [channels, page] = await Promise.all([
    alerts.channels(access),
    alerts.list(access, { limit: ALERT_PAGE_SIZE }),
  ]);
  client.setQueryData(queryKeys.health.alerts.channels(), channels);
  client.setQueryData(queryKeys.health.alerts.rules(), { data: alerts.rules(access) });
  client.setQueryData<AlertPages>(queryKeys.health.alerts.list(), { pages: [page], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AlertsScreen />
    </HydrationBoundary>
  );
}
