import type { QueryClient } from "@tanstack/react-query";
import { REJECTION_PAGE_SIZE, type RejectionPages } from "#components/data/rejection-queries.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { inbox } from "#lib/server/inbox.ts";

/** Puts the first page of the list where the browser will look for it. */
export function prefetchRejections(access: Authorized<"raw">, client: QueryClient): void {
  const page = inbox().rejections.list(access, { limit: REJECTION_PAGE_SIZE });
  client.setQueryData<RejectionPages>(queryKeys.rejections.list(), { pages: [page], pageParams: [null] });
}
