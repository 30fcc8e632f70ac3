import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AUDIT_PAGE_SIZE, type AuditPages } from "#components/data/audit-queries.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { AuditScreen } from "#components/settings/audit/audit-screen.tsx";
import { loadAuditFilters } from "#lib/api/audit.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { listActors, listAudit } from "#lib/server/settings/audit-log.ts";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const access = await pageAccess("administer");
  const filters = await loadAuditFilters(searchParams);
  const client = makeQueryClient();
  const page = listAudit(access, filters, { limit: AUDIT_PAGE_SIZE });
  client.setQueryData<AuditPages>(queryKeys.audit.list(filters), { pages: [page], pageParams: [null] });
  client.setQueryData(queryKeys.audit.actors(), { data: listActors(access) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditScreen />
    </HydrationBoundary>
  );
}
