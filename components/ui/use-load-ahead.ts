"use client";

import { useEffect } from "react";

/** A list that comes page by page. */
export type Paged = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

const LOAD_AHEAD = 15;

/** Has the next page fetched before the reader comes to the end; one that failed waits until it is asked for. */
export function useLoadAhead(list: Paged, lastShown: number, count: number): void {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  useEffect(() => {
    const near = lastShown >= count - LOAD_AHEAD;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [lastShown, count, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
}
