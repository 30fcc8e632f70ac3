import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { contractQuery } from "#components/data/contract-query.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { ContractScreen } from "#components/health/contract/contract-screen.tsx";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Contract" };

export default async function ContractPage() {
  const access = await pageAccess("raw");
  const client = makeQueryClient();
  client.setQueryData(contractQuery().queryKey, inbox().health.contract.findings(access));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ContractScreen />
    </HydrationBoundary>
  );
}
