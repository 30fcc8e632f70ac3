import { pagedQuery } from "#components/data/conversation-pages.ts";
import { pageSchema } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { threadItemSchema, threadSchema } from "#lib/api/thread.ts";

const threadPageSchema = pageSchema(threadItemSchema);

export function threadListQuery(unanswered: boolean) {
  const path = `/api/v1/threads${unanswered ? "?unanswered=true" : ""}`;
  return pagedQuery(queryKeys.conversations.threads(unanswered), path, threadPageSchema);
}

/** One thread; every further page is an earlier stretch of it. */
export function threadQuery(id: number) {
  return pagedQuery(queryKeys.conversations.thread(id), `/api/v1/threads/${id}`, threadSchema);
}
