import type { QueryClient } from "@tanstack/react-query";
import type { SearchParams } from "nuqs/server";
import { prefetchConversation } from "#app/(inbox)/prefetch-pages.ts";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { inbox } from "#lib/server/inbox.ts";

export function prefetchThreads(access: Authorized, client: QueryClient, search: SearchParams): void {
  const unanswered = search.unanswered === "true";
  const page = inbox().conversations.threads(access, unanswered, { limit: CONVERSATION_PAGE_SIZE });
  prefetchConversation(client, queryKeys.conversations.threads(unanswered), page);
}
