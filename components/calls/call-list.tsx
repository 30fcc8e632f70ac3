"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { CallRow } from "#components/calls/call-row.tsx";
import { mergeNewest } from "#components/calls/merge-newest.ts";
import { NoCalls } from "#components/calls/no-calls.tsx";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { CALL_PAGE_SIZE, callListQuery, newestCallsQuery, showNewestCalls } from "#components/data/call-queries.ts";
import { NewPill } from "#components/ui/new-pill.tsx";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { CallItem } from "#lib/api/call.ts";
import { serializeCallFilters } from "#lib/api/call-filters.ts";

const idOf = ({ id }: CallItem) => id;
const dayOf = ({ startedAt }: CallItem) => startedAt;
const nothingOpen = { name: "call", openId: null, step: () => {} };

/** Every call under the filters in the URL, the last begun first, as far down as the reader goes. */
export function CallList() {
  const { filters } = useCallFilters();
  const client = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useInfiniteQuery(callListQuery(filters));
  const { data: newest } = useQuery(newestCallsQuery(filters));
  const search = serializeCallFilters(filters);

  const { items, news } = useMemo(() => {
    const listed = list.data?.pages.flatMap((page) => page.data) ?? [];
    return mergeNewest(listed, list.isPlaceholderData ? [] : (newest?.data ?? []));
  }, [list.data, list.isPlaceholderData, newest]);

  function showNews() {
    if (newest) showNewestCalls(client, filters, newest);
    scroller.current?.scrollTo({ top: 0 });
  }

  const empty = items.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty list takes in what comes by itself
  useEffect(() => {
    if (empty && news > 0) showNews();
  }, [empty, news]);

  return (
    <VirtualList
      pill={<NewPill count={empty ? 0 : news} most={CALL_PAGE_SIZE} onShow={showNews} />}
      label="Calls"
      what="calls"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place={`calls${search}`}
      rowHeight={56}
      dayOf={dayOf}
      keys={nothingOpen}
      empty={<NoCalls />}
    >
      {(call, tabbable) => <CallRow call={call} search={search} tabbable={tabbable} />}
    </VirtualList>
  );
}
