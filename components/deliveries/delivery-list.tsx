"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { deliveryListQuery } from "#components/data/delivery-queries.ts";
import { DeliveryRow } from "#components/deliveries/delivery-row.tsx";
import { NewPill } from "#components/deliveries/new-pill.tsx";
import { NothingHere } from "#components/deliveries/nothing-here.tsx";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { useOpenDelivery } from "#components/deliveries/use-open-delivery.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { DayHeading } from "#components/ui/day-heading.tsx";
import { dayStarts } from "#components/ui/day-starts.ts";
import { ListEnd } from "#components/ui/list-end.tsx";
import { ListSkeleton } from "#components/ui/list-skeleton.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { useListKeys } from "#components/ui/use-list-keys.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { serializeDeliveryFilters } from "#lib/api/delivery-filters.ts";

const ROW = 56;
const HEADING = 32;
const LOAD_AHEAD = 15;

/** Every delivery under the filters in the URL, newest first, as far down as the reader goes. */
export function DeliveryList() {
  const { filters, change } = useDeliveryFilters();
  const { openId, open, step } = useOpenDelivery();
  const timeZone = useTimeZone();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useInfiniteQuery(deliveryListQuery(filters));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;

  const items = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const ids = useMemo(() => items.map((item) => item.id), [items]);
  const starts = useMemo(
    () =>
      dayStarts(
        items.map((item) => item.receivedAt),
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
    overscan: 10,
  });

  // The sizes are exact, not measured, so a change of days has to be told.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the days are what it depends on
  useEffect(() => {
    virtual.measure();
  }, [starts]);

  const search = serializeDeliveryFilters(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters make another list, read from its top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [search]);

  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    const near = lastShown >= items.length - LOAD_AHEAD;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [lastShown, items.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  useListKeys({
    name: "delivery",
    ids,
    scroller,
    openId,
    firstVisible: () => virtual.range?.startIndex ?? 0,
    reveal: (index) => virtual.scrollToIndex(index),
    step,
  });
  const openRow = useStableCallback(open);
  const filterBy = useStableCallback(change);
  const openShown = rows.some((row) => ids[row.index] === openId);
  const tabbable = openShown ? openId : ids[virtual.range?.startIndex ?? 0];

  if (list.isPending) return <ListSkeleton what="deliveries" />;
  if (list.isError && items.length === 0)
    return <LoadFailed what="deliveries" error={list.error} onRetry={() => void list.refetch()} />;

  return (
    <div className="relative min-h-0 flex-1">
      <NewPill top={ids[0] ?? 0} onShown={() => scroller.current?.scrollTo({ top: 0 })} />
      <div
        ref={scroller}
        className={`h-full overflow-y-auto overscroll-contain transition-opacity ${list.isPlaceholderData ? "opacity-60 delay-150" : ""}`}
      >
        {items.length === 0 ? <NothingHere /> : null}
        <ul aria-label="Deliveries" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const item = items[row.index];
            if (!item) return null;
            return (
              <li
                key={row.key}
                className="absolute inset-x-0 top-0 border-b border-line/55"
                style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              >
                {starts[row.index] ? <DayHeading iso={item.receivedAt} /> : null}
                <div style={{ height: ROW }}>
                  <DeliveryRow
                    item={item}
                    search={search}
                    open={item.id === openId}
                    tabbable={item.id === tabbable}
                    onOpen={openRow}
                    onFilter={filterBy}
                  />
                </div>
              </li>
            );
          })}
        </ul>
        <ListEnd
          what="deliveries"
          loading={isFetchingNextPage}
          failed={isFetchNextPageError}
          onRetry={() => void fetchNextPage()}
        />
      </div>
    </div>
  );
}
