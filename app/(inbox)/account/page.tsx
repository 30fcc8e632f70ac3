import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { AccountScreen } from "#components/account/account-screen.tsx";
import { makeQueryClient } from "#components/data/query-client.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { accountOf } from "#lib/server/account/account.ts";
import { sessionsOf } from "#lib/server/account/sessions.ts";
import { readSession } from "#lib/server/auth/identify.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const granted = await pageAccess("read");
  const { access } = inbox();
  const present = await readSession(await headers(), access);
  const client = makeQueryClient();
  client.setQueryData(queryKeys.account.self(), await accountOf(granted, access));
  client.setQueryData(queryKeys.account.sessions(), sessionsOf(granted, access, present?.session.id ?? ""));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AccountScreen />
    </HydrationBoundary>
  );
}
