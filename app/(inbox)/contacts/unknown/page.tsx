import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchConversation } from "#app/(inbox)/prefetch-pages.ts";
import { UnknownNumbersScreen } from "#components/contacts/unknown-numbers-screen.tsx";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Unknown numbers" };

export default async function UnknownNumbersPage() {
  const access = await pageAccess("read");
  const client = makeQueryClient();
  const page = inbox().conversations.unknownNumbers(access, { limit: CONVERSATION_PAGE_SIZE });
  prefetchConversation(client, queryKeys.conversations.unknownNumbers(), page);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UnknownNumbersScreen />
    </HydrationBoundary>
  );
}
