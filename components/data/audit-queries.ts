import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { type AuditEntry, type AuditFilters, actorsSchema, auditEntrySchema } from "#lib/api/audit.ts";
import { type Page, pageSchema } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export const AUDIT_PAGE_SIZE = 50;

export type AuditPages = InfiniteData<Page<AuditEntry>, string | null>;

const auditPageSchema = pageSchema(auditEntrySchema);

export function auditListQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: queryKeys.audit.list(filters),
    queryFn: ({ pageParam, signal }) => {
      const search = auditSearch(filters);
      search.set("limit", String(AUDIT_PAGE_SIZE));
      if (pageParam !== null) search.set("cursor", pageParam);
      return callApi(`/api/v1/audit?${search}`, auditPageSchema, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: "always",
  });
}

export function actorsQuery() {
  return queryOptions({
    queryKey: queryKeys.audit.actors(),
    queryFn: ({ signal }) => callApi("/api/v1/audit/actors", actorsSchema, { signal }),
  });
}

/** Where the entries under these filters are to be had as a table. */
export function auditExportHref(filters: AuditFilters): string {
  const search = auditSearch(filters).toString();
  return search === "" ? "/api/v1/audit.csv" : `/api/v1/audit.csv?${search}`;
}

function auditSearch({ who, what, from, to }: AuditFilters): URLSearchParams {
  const search = new URLSearchParams();
  if (who) search.set("who", who);
  if (what) search.set("what", what);
  if (from) search.set("from", from.toISOString());
  if (to) search.set("to", to.toISOString());
  return search;
}
