import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { pagedQuery } from "#components/data/conversation-pages.ts";
import { type CallbackState, callbackCountSchema, callbackSchema, type MarkKind } from "#lib/api/callback.ts";
import { pageSchema } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

const callbackPageSchema = pageSchema(callbackSchema);

/** A ring counts only after a while, and a snooze ends, even when nothing comes. */
const TIME_PASSES_MS = 60_000;

export function callbackListQuery(state: CallbackState) {
  const path = `/api/v1/callbacks?state=${state}`;
  return pagedQuery(queryKeys.conversations.callbacks(state), path, callbackPageSchema, TIME_PASSES_MS);
}

export function callbackCountQuery() {
  return queryOptions({
    queryKey: queryKeys.conversations.callbackCount(),
    queryFn: ({ signal }) => callApi("/api/v1/callbacks/count", callbackCountSchema, { signal }),
    refetchInterval: TIME_PASSES_MS,
  });
}

export type Marking = { id: number; kind: MarkKind; until?: string; note?: string };

export function markCallback({ id, ...body }: Marking) {
  return callApi(`/api/v1/callbacks/${id}/marks`, callbackSchema, { method: "POST", body });
}

export function unmarkCallback({ id, mark }: { id: number; mark: number }) {
  return callApi(`/api/v1/callbacks/${id}/marks/${mark}`, z.object({}), { method: "DELETE" });
}
