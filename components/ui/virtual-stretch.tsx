"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ListEnd } from "#components/ui/list-end.tsx";
import { NewPill } from "#components/ui/new-pill.tsx";
import { type Paged, useLoadAhead } from "#components/ui/use-load-ahead.ts";
import { useScrollParent } from "#components/ui/use-scroll-parent.ts";
import { useTopWithin } from "#components/ui/use-top-within.ts";

/** Pixels; whoever is this close to the end is taken along when something comes. */
const AT_END = 80;

type Props<T> = {
  /** Names the list for screen readers. */
  label: string;
  /** What is listed, in the plural. */
  what: string;
  items: readonly T[];
  keyOf: (item: T) => string | number;
  list: Paged;
  /** Pixels that a row is reckoned with until it is seen. */
  estimate: (item: T) => number;
  /** Where reading starts, and from where more is loaded on the way: `end` for what is written downwards, as in a chat. */
  startsAt: "top" | "end";
  className?: string;
  rowClassName: string;
  children: (item: T, index: number) => ReactNode;
};

/** Rows of any height and number that scroll with the page around them, of which only those around the reader are in it. */
export function VirtualStretch<T>({
  label,
  what,
  items,
  keyOf,
  list,
  estimate,
  startsAt,
  className,
  rowClassName,
  children,
}: Props<T>) {
  const ul = useRef<HTMLUListElement>(null);
  const scroller = useScrollParent(ul);
  const scrollMargin = useTopWithin(ul, scroller);
  const endsBelow = startsAt === "end";
  const isWithin = scroller !== null && scroller.scrollTop > scrollMargin;

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: (index) => (items[index] === undefined ? 0 : estimate(items[index])),
    getItemKey: (index) => (items[index] === undefined ? index : keyOf(items[index])),
    initialRect: { width: 0, height: 900 },
    initialOffset: () => (endsBelow ? items.reduce((sum, item) => sum + estimate(item), 0) : 0),
    scrollMargin,
    // What comes above must not move what is being read.
    anchorTo: endsBelow || isWithin ? "end" : "start",
    followOnAppend: endsBelow,
    scrollEndThreshold: AT_END,
    overscan: 10,
  });

  useLayoutEffect(() => {
    // A row above also changes on the way up: it loses its day's heading to an older one.
    virtual.shouldAdjustScrollPositionOnItemSizeChange = (row, _, { scrollOffset }) => row.start < (scrollOffset ?? 0);
  }, [virtual]);

  useLayoutEffect(() => {
    if (scroller && endsBelow) virtual.scrollToEnd();
  }, [scroller, endsBelow, virtual]);

  const rows = virtual.getVirtualItems();
  const farthest = endsBelow ? items.length - 1 - (rows[0]?.index ?? 0) : (rows.at(-1)?.index ?? 0);
  useLoadAhead(list, farthest, items.length);

  const newest = endsBelow ? items.at(-1) : undefined;
  const unseen = useUnseen(newest && keyOf(newest), items, keyOf, scroller === null || virtual.isAtEnd());

  // Until it is known what scrolls, as on the server, the rows stand where they are.
  const above = scroller === null ? 0 : (rows[0]?.start ?? scrollMargin) - scrollMargin;
  const below = scroller === null ? 0 : virtual.getTotalSize() - ((rows.at(-1)?.end ?? scrollMargin) - scrollMargin);
  const more = (
    <ListEnd
      what={what}
      loading={list.isFetchingNextPage}
      failed={list.isFetchNextPageError}
      onRetry={() => void list.fetchNextPage()}
    />
  );
  return (
    <>
      {endsBelow && list.hasNextPage ? <div className="grid h-12 place-items-center">{more}</div> : null}
      <ul
        ref={ul}
        aria-label={label}
        className={`[overflow-anchor:none] ${className ?? ""}`}
        style={{ paddingTop: above, paddingBottom: below }}
      >
        {rows.map(({ key, index }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={list.hasNextPage ? -1 : items.length}
              className={rowClassName}
            >
              {children(item, index)}
            </li>
          );
        })}
      </ul>
      {endsBelow ? (
        <div className="sticky bottom-11 z-10 h-0">
          <NewPill count={unseen} most={100} pointsDown onShow={() => virtual.scrollToEnd()} />
        </div>
      ) : (
        more
      )}
    </>
  );
}

/** How many rows stand at the end that have come since the reader was there. */
function useUnseen<T>(
  newest: string | number | undefined,
  items: readonly T[],
  keyOf: (item: T) => string | number,
  atEnd: boolean,
): number {
  const [seen, setSeen] = useState(newest);
  useEffect(() => {
    if (atEnd) setSeen(newest);
  }, [atEnd, newest]);
  if (atEnd || seen === newest) return 0;
  return items.length - 1 - items.findIndex((item) => keyOf(item) === seen);
}
