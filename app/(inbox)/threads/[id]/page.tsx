import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageId } from "#app/(inbox)/page-id.ts";
import { prefetchConversation } from "#app/(inbox)/prefetch-pages.ts";
import { prefetchThreads } from "#app/(inbox)/threads/prefetch.ts";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { ThreadsScreen } from "#components/threads/threads-screen.tsx";
import { partyWords } from "#lib/allo/party-words.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Thread } from "#lib/api/thread.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function generateMetadata({ params }: PageProps<"/threads/[id]">): Promise<Metadata> {
  const thread = readThread(await pageAccess("read"), (await params).id);
  return { title: thread ? partyWords(thread.them) : "Not found" };
}

export default async function ThreadPage({ params, searchParams }: PageProps<"/threads/[id]">) {
  const access = await pageAccess("read");
  const thread = readThread(access, (await params).id);
  if (!thread) notFound();
  const client = makeQueryClient();
  prefetchThreads(access, client, await searchParams);
  prefetchConversation(client, queryKeys.conversations.thread(thread.id), thread);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ThreadsScreen />
    </HydrationBoundary>
  );
}

function readThread(access: Authorized, id: string): Thread | null {
  const known = pageId(id);
  return known === null ? null : inbox().conversations.thread(access, known, { limit: CONVERSATION_PAGE_SIZE });
}
