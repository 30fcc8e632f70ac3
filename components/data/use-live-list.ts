"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { PagedQuery } from "#components/data/conversation-pages.ts";
import { grownEnd } from "#components/data/grown-end.ts";
import { type Fresh, mergeFresh, type Order } from "#components/data/merge-fresh.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import type { Page } from "#lib/api/page.ts";

/** Cursors of the pages that the first and the last row in sight belong to; null is the first page. */
type InView = { first: string | null; last: string | null };

/**
 * A list that stays as it was loaded, with its rows as they are now: on a change its top and what is in sight are asked
 * for again, however many pages there are. `follow`: rows come and move by themselves instead of being counted.
 */
export function useLiveList<T>(query: PagedQuery<Page<T>>, order: Order<T>, follow = false) {
  const client = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useInfiniteQuery({ ...query.loaded, placeholderData: keepPreviousData });
  const listed = usePagedItems(list.data, order.idOf);
  const loaded = list.isPlaceholderData ? undefined : list.data;

  const [inView, setInView] = useState<InView>({ first: null, last: null });
  // Other filters have other pages.
  const here = (cursor: string | null) =>
    loaded?.pages.some(({ nextCursor }) => nextCursor === cursor) ? cursor : null;
  const [first, last] = [here(inView.first), here(inView.last)];
  const { data: top } = useQuery(query.page(null));
  const { data: firstPage } = useQuery({ ...query.page(first), enabled: first !== null });
  const { data: lastPage } = useQuery({ ...query.page(last), enabled: last !== null });

  const { items, news } = useMemo(() => {
    const fresh: Fresh<T>[] = [];
    if (loaded) {
      for (const [cursor, page] of [[first, firstPage] as const, [last, lastPage] as const]) {
        const before = loaded.pages.find(({ nextCursor }) => nextCursor === cursor)?.data.at(-1);
        if (cursor !== null && page && before) fresh.push({ after: before, ...page });
      }
      if (top) fresh.push({ after: null, ...top });
    }
    return mergeFresh(listed, fresh, order, follow);
  }, [listed, loaded, first, firstPage, last, lastPage, top, order, follow]);

  // A list that counts what comes above it has all that stood below.
  useEffect(() => {
    if (!follow || !loaded) return;
    const now = (cursor: string | null) => (cursor === null ? top : cursor === last ? lastPage : undefined);
    const pages = grownEnd(loaded.pages, now);
    if (pages) client.setQueryData(query.loaded.queryKey, { ...loaded, pages });
  }, [follow, loaded, top, last, lastPage, client, query.loaded.queryKey]);

  function showNews() {
    if (top) client.setQueryData(query.loaded.queryKey, { pages: [top], pageParams: [null] });
    scroller.current?.scrollTo({ top: 0 });
  }

  const empty = items.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty list takes in what comes by itself
  useEffect(() => {
    if (empty && news > 0) showNews();
  }, [empty, news]);

  function cursorOf(item: T | undefined): string | null {
    const id = item && order.idOf(item);
    const index = loaded?.pages.findIndex(({ data }) => data.some((row) => order.idOf(row) === id)) ?? -1;
    return loaded?.pages[index - 1]?.nextCursor ?? null;
  }

  return {
    list,
    items,
    scroller,
    /** How many have come that are not shown, up to a page of them. */
    news: empty ? 0 : news,
    showNews,
    /** To be told which rows are in sight. */
    onView(from: T | undefined, to: T | undefined) {
      const next = { first: cursorOf(from), last: cursorOf(to) };
      setInView((now) => (now.first === next.first && now.last === next.last ? now : next));
    },
  };
}
