import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchConversation } from "#app/(inbox)/prefetch-pages.ts";
import { CallbacksScreen } from "#components/callbacks/callbacks-screen.tsx";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { callbackStates } from "#lib/api/callback.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "To call back" };

export default async function CallbacksPage({ searchParams }: PageProps<"/callbacks">) {
  const access = await pageAccess("read");
  const search = await searchParams;
  const state = callbackStates.find((one) => one === search.state) ?? "open";
  const client = makeQueryClient();
  const page = inbox().conversations.callbacks(access, state, { limit: CONVERSATION_PAGE_SIZE });
  prefetchConversation(client, queryKeys.conversations.callbacks(state), page);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CallbacksScreen />
    </HydrationBoundary>
  );
}
