import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { makeQueryClient } from "#components/data/query-client.ts";
import { KeysScreen } from "#components/settings/keys/keys-screen.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { listKeys } from "#lib/server/settings/keys.ts";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const access = await pageAccess("administer");
  const client = makeQueryClient();
  client.setQueryData(queryKeys.keys.all, { data: listKeys(access) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <KeysScreen />
    </HydrationBoundary>
  );
}
