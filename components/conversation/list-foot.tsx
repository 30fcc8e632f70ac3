"use client";

import { Button } from "#components/ui/button.tsx";

type Paged = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

/** What stands under the last row of a list: a way to more. */
export function ListFoot({ list }: { list: Paged }) {
  if (!list.hasNextPage) return null;
  return (
    <div className="flex flex-wrap items-center justify-center gap-3 py-4 text-xs text-soft">
      {list.isFetchNextPageError ? <span role="alert">More could not be loaded.</span> : null}
      <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {list.isFetchingNextPage ? "Loading…" : list.isFetchNextPageError ? "Try again" : "Show more"}
      </Button>
    </div>
  );
}
