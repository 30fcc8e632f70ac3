import type { QueryClient } from "@tanstack/react-query";
import type { SearchParams } from "nuqs/server";
import { prefetchConversation } from "#app/(inbox)/prefetch-pages.ts";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { inbox } from "#lib/server/inbox.ts";

export function prefetchContacts(access: Authorized, client: QueryClient, search: SearchParams): void {
  const q = typeof search.q === "string" ? search.q.slice(0, 200) : "";
  const page = inbox().conversations.contacts(access, q, { limit: CONVERSATION_PAGE_SIZE });
  prefetchConversation(client, queryKeys.conversations.contacts(q), page);
}
