import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { callApi } from "#components/data/api.ts";
import { goingOn } from "#components/data/going-on.ts";
import { type Call, type CallItem, callItemSchema, callSchema } from "#lib/api/call.ts";
import { callFacetsSchema } from "#lib/api/call-facets.ts";
import { type CallFilters, NO_CALL_FILTERS } from "#lib/api/call-filters.ts";
import { type Page, pageSchema } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export const CALL_PAGE_SIZE = 50;

type CallPages = InfiniteData<Page<CallItem>, string | null>;

const callPageSchema = pageSchema(callItemSchema);

export function callQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.calls.detail(id),
    queryFn: ({ signal }) => callApi(`/api/v1/calls/${id}`, callSchema, { signal }),
  });
}

/** Where the audio of a call is played from, with Range. */
export function recordingPath(id: number): string {
  return `/api/v1/calls/${id}/recording`;
}

/** What was said in a call as a file of one of `exportFormats`. */
export function transcriptPath(id: number, extension: string): string {
  return `/api/v1/calls/${id}/transcript?format=${extension}`;
}

/** The list under these filters, as it was when it was first asked for: see `newestCallsQuery`. */
export function callListQuery(filters: CallFilters) {
  return infiniteQueryOptions({
    queryKey: queryKeys.calls.list(filters),
    queryFn: ({ pageParam, signal }) => fetchCalls(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** The top of the list as it is now: what has come since, and what became of the calls that are listed. */
export function newestCallsQuery(filters: CallFilters) {
  return queryOptions({
    queryKey: queryKeys.calls.newest(filters),
    queryFn: ({ signal }) => fetchCalls(filters, null, signal),
  });
}

/** Moves the top of the list to the newest call there is. */
export function showNewestCalls(client: QueryClient, filters: CallFilters, newest: Page<CallItem>): void {
  client.setQueryData<CallPages>(queryKeys.calls.list(filters), { pages: [newest], pageParams: [null] });
}

/** What the filters of the list offer. */
export function callFacetsQuery() {
  return queryOptions({
    queryKey: queryKeys.calls.facets(),
    queryFn: ({ signal }) => callApi("/api/v1/calls/facets", callFacetsSchema, { signal }),
  });
}

/** The calls that ring or are being held now. */
export function goingOnQuery() {
  return queryOptions({
    queryKey: queryKeys.calls.goingOn(),
    queryFn: async ({ signal }) => {
      const inState = async (state: Call["state"]) =>
        (await fetchCalls({ ...NO_CALL_FILTERS, state }, null, signal)).data;
      // One after the other: a call that is answered in between is in both, and never in neither.
      return goingOn(await inState("ringing"), await inState("answered"));
    },
  });
}

function fetchCalls(filters: CallFilters, cursor: string | null, signal: AbortSignal): Promise<Page<CallItem>> {
  return callApi(`/api/v1/calls?${callSearch(filters, cursor)}`, callPageSchema, { signal });
}

function callSearch(
  { result, tag, from, to, hasRecording, needsCallback, ...texts }: CallFilters,
  cursor: string | null,
) {
  const search = new URLSearchParams({ limit: String(CALL_PAGE_SIZE) });
  for (const one of result) search.append("result", one);
  for (const one of tag) search.append("tag", one);
  for (const [name, value] of Object.entries({ ...texts, cursor })) if (value) search.set(name, value);
  if (hasRecording) search.set("hasRecording", "true");
  if (needsCallback) search.set("needsCallback", "true");
  if (from) search.set("from", from.toISOString());
  if (to) search.set("to", to.toISOString());
  return search;
}
