"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useMemo } from "react";
import { useTimeZone } from "#components/ui/clock.tsx";
import { DayHeading } from "#components/ui/day-heading.tsx";
import { dayStarts } from "#components/ui/day-starts.ts";
import { ListEnd } from "#components/ui/list-end.tsx";
import { type ListKeys, useListKeys } from "#components/ui/use-list-keys.ts";
import { type Paged, useLoadAhead } from "#components/ui/use-load-ahead.ts";
import { rememberedScroll, useRememberedScroll } from "#components/ui/use-remembered-scroll.ts";

const HEADING = 32;

export type VirtualRowsProps<T, Id extends string | number> = {
  /** Names the list for screen readers. */
  label: string;
  /** What is listed, in the plural. */
  what: string;
  items: readonly T[];
  idOf: (item: T) => Id;
  list: Paged & { isPlaceholderData: boolean };
  scroller: RefObject<HTMLDivElement | null>;
  /** Names this list and its filters: under this name the reader's place in it is remembered. */
  place: string;
  /** Pixels; rows that may wrap are as high as they are, and this is what is reckoned with until they are seen. */
  rowHeight: number;
  rowsWrap?: boolean;
  /** The moment that a row is of, in ISO 8601, where days have headings. */
  dayOf?: (item: T) => string;
  keys: Pick<ListKeys<Id>, "name" | "openId" | "step">;
  /** Told whenever other rows come into sight; should be stable. */
  onView?: ((first: T | undefined, last: T | undefined) => void) | undefined;
  /** What stands in place of rows. */
  empty: ReactNode;
  /** `tabbable`: Tab stops at one row of the list, which is enough. */
  children: (item: T, tabbable: boolean) => ReactNode;
};

/** The rows of a list of any length, of which only those around the reader are in the page; more is loaded on the way down. */
export function VirtualRows<T, Id extends string | number>({
  label,
  what,
  items,
  idOf,
  list,
  scroller,
  place,
  rowHeight,
  rowsWrap = false,
  dayOf,
  keys,
  onView,
  empty,
  children,
}: VirtualRowsProps<T, Id>) {
  const timeZone = useTimeZone();
  const ids = useMemo(() => items.map(idOf), [items, idOf]);
  const starts = useMemo(() => (dayOf ? dayStarts(items.map(dayOf), timeZone) : []), [items, dayOf, timeZone]);

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (starts[index] ? rowHeight + HEADING : rowHeight),
    getItemKey: (index) => ids[index] ?? index,
    initialRect: { width: 0, height: 900 },
    initialOffset: () => rememberedScroll(place),
    overscan: 10,
  });

  // Where sizes are exact and not measured, a change of days has to be told.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the days are what it depends on
  useEffect(() => {
    if (!rowsWrap) virtual.measure();
  }, [starts, rowsWrap]);

  useRememberedScroll(place, scroller, !list.isPlaceholderData);
  const rows = virtual.getVirtualItems();
  useLoadAhead(list, rows.at(-1)?.index ?? 0, items.length);
  const firstVisible = () => virtual.range?.startIndex ?? 0;
  useListKeys({ ...keys, ids, scroller, firstVisible, reveal: (index) => virtual.scrollToIndex(index) });

  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows under the same indexes are told too
  useEffect(() => {
    onView?.(items[startIndex], items[endIndex]);
  }, [startIndex, endIndex, items]);

  const { openId } = keys;
  const tabbable = openId !== null && rows.some(({ index }) => ids[index] === openId) ? openId : ids[firstVisible()];
  const [above, below] = [rows[0]?.start ?? 0, virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)];
  return (
    <div
      ref={scroller}
      className={`h-full overflow-y-auto overscroll-contain transition-opacity [overflow-anchor:none] ${list.isPlaceholderData ? "opacity-60 delay-150" : ""}`}
    >
      {items.length === 0 ? empty : null}
      <ul aria-label={label} style={{ paddingTop: above, paddingBottom: below }}>
        {rows.map(({ key, index, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={rowsWrap ? virtual.measureElement : null}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={list.hasNextPage ? -1 : items.length}
              className="border-b border-line/55"
              style={rowsWrap ? undefined : { height: size }}
            >
              {starts[index] && dayOf ? <DayHeading iso={dayOf(item)} /> : null}
              <div style={rowsWrap ? undefined : { height: rowHeight }}>{children(item, ids[index] === tabbable)}</div>
            </li>
          );
        })}
      </ul>
      <ListEnd
        what={what}
        loading={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        onRetry={() => void list.fetchNextPage()}
      />
    </div>
  );
}
