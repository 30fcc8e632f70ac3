import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { type Page, pageSchema } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import { type RejectionItem, rejectionItemSchema, rejectionSchema } from "#lib/api/rejection.ts";

export const REJECTION_PAGE_SIZE = 50;

export type RejectionPages = InfiniteData<Page<RejectionItem>, string | null>;

const rejectionPageSchema = pageSchema(rejectionItemSchema);

export function rejectionListQuery() {
  return infiniteQueryOptions({
    queryKey: queryKeys.rejections.list(),
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(REJECTION_PAGE_SIZE) });
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`/api/v1/rejections?${search}`, rejectionPageSchema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function rejectionQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.rejections.detail(id),
    queryFn: ({ signal }) => callApi(`/api/v1/rejections/${id}`, rejectionSchema, { signal }),
  });
}
