import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { makeQueryClient } from "#components/data/query-client.ts";
import { Shell } from "#components/shell/shell.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { meOf } from "#lib/server/auth/me.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";
import { setupOf } from "#lib/server/setup.ts";

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const access = await pageAccess("read");
  const client = makeQueryClient();
  client.setQueryData(queryKeys.me.all, meOf(access, inbox().access));
  client.setQueryData(queryKeys.stats.all, inbox().stats(access));
  client.setQueryData(queryKeys.conversations.callbackCount(), inbox().conversations.callbackCount(access));
  client.setQueryData(queryKeys.setup.all, setupOf(access, inbox(), await headers()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Shell>{children}</Shell>
    </HydrationBoundary>
  );
}
