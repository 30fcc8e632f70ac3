"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { CallRow } from "#components/calls/call-row.tsx";
import { mergeNewest } from "#components/calls/merge-newest.ts";
import { NewCallsPill } from "#components/calls/new-calls-pill.tsx";
import { NoCalls } from "#components/calls/no-calls.tsx";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { callListQuery, newestCallsQuery, showNewestCalls } from "#components/data/call-queries.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { DayHeading } from "#components/ui/day-heading.tsx";
import { dayStarts } from "#components/ui/day-starts.ts";
import { ListEnd } from "#components/ui/list-end.tsx";
import { ListSkeleton } from "#components/ui/list-skeleton.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { useListKeys } from "#components/ui/use-list-keys.ts";
import { rememberedScroll, useRememberedScroll } from "#components/ui/use-remembered-scroll.ts";
import { serializeCallFilters } from "#lib/api/call-filters.ts";

const ROW = 56;
const HEADING = 32;
const LOAD_AHEAD = 15;

/** Every call under the filters in the URL, the last begun first, as far down as the reader goes. */
export function CallList() {
  const { filters } = useCallFilters();
  const client = useQueryClient();
  const timeZone = useTimeZone();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useInfiniteQuery(callListQuery(filters));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const { data: newest } = useQuery(newestCallsQuery(filters));
  const search = serializeCallFilters(filters);

  const { items, news } = useMemo(() => {
    const listed = list.data?.pages.flatMap((page) => page.data) ?? [];
    return mergeNewest(listed, list.isPlaceholderData ? [] : (newest?.data ?? []));
  }, [list.data, list.isPlaceholderData, newest]);
  const ids = useMemo(() => items.map((item) => item.id), [items]);
  const starts = useMemo(
    () =>
      dayStarts(
        items.map(({ startedAt }) => startedAt),
        timeZone,
      ),
    [items, timeZone],
  );

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (starts[index] ? ROW + HEADING : ROW),
    getItemKey: (index) => ids[index] ?? index,
    initialRect: { width: 0, height: 900 },
    initialOffset: () => rememberedScroll(`calls${search}`),
    overscan: 10,
  });

  // The sizes are exact, not measured, so a change of days has to be told.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the days are what it depends on
  useEffect(() => {
    virtual.measure();
  }, [starts]);

  useRememberedScroll(`calls${search}`, scroller, !list.isPending && !list.isPlaceholderData);

  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    const near = lastShown >= items.length - LOAD_AHEAD;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [lastShown, items.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  function showNews() {
    if (newest) showNewestCalls(client, filters, newest);
    scroller.current?.scrollTo({ top: 0 });
  }

  const empty = items.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty list takes in what comes by itself
  useEffect(() => {
    if (empty && news > 0) showNews();
  }, [empty, news]);

  useListKeys({
    name: "call",
    ids,
    scroller,
    openId: null,
    firstVisible: () => virtual.range?.startIndex ?? 0,
    reveal: (index) => virtual.scrollToIndex(index),
    step: () => {},
  });

  if (list.isPending) return <ListSkeleton what="calls" />;
  if (list.isError && empty) return <LoadFailed what="calls" error={list.error} onRetry={() => void list.refetch()} />;

  const tabbable = ids[virtual.range?.startIndex ?? 0];
  return (
    <div className="relative min-h-0 flex-1">
      <NewCallsPill count={empty ? 0 : news} onShow={showNews} />
      <div
        ref={scroller}
        className={`h-full overflow-y-auto overscroll-contain transition-opacity ${list.isPlaceholderData ? "opacity-60 delay-150" : ""}`}
      >
        {empty ? <NoCalls /> : null}
        <ul aria-label="Calls" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const call = items[row.index];
            if (!call) return null;
            return (
              <li
                key={row.key}
                className="absolute inset-x-0 top-0 border-b border-line/55"
                style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              >
                {starts[row.index] ? <DayHeading iso={call.startedAt} /> : null}
                <div style={{ height: ROW }}>
                  <CallRow call={call} search={search} tabbable={call.id === tabbable} />
                </div>
              </li>
            );
          })}
        </ul>
        <ListEnd
          what="calls"
          loading={isFetchingNextPage}
          failed={isFetchNextPageError}
          onRetry={() => void fetchNextPage()}
        />
      </div>
    </div>
  );
}
