"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CloudAlert, ShieldCheck } from "lucide-react";
import { useRef } from "react";
import { rejectionListQuery } from "#components/data/rejection-queries.ts";
import { RejectionRow } from "#components/rejections/rejection-row.tsx";
import { useOpenRejection } from "#components/rejections/use-open-rejection.ts";
import { useRowKeys } from "#components/rejections/use-row-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** Every rejection that is kept, newest first. */
export function RejectionList() {
  const { openId, open, step } = useOpenRejection();
  const list = useInfiniteQuery(rejectionListQuery());
  const rows = useRef<HTMLUListElement>(null);
  const items = list.data?.pages.flatMap((page) => page.data) ?? [];
  useRowKeys({ list: rows, openId, step });

  if (list.isPending) return <RejectionsLoading />;
  if (list.isError && items.length === 0) {
    return (
      <StatePanel
        tone="error"
        icon={<CloudAlert />}
        title="The rejections could not be loaded"
        action={<Button onClick={() => void list.refetch()}>Try again</Button>}
      >
        {list.error.message}
      </StatePanel>
    );
  }
  if (items.length === 0) {
    return (
      <StatePanel icon={<ShieldCheck />} title="Nothing was refused">
        A request whose signature does not verify waits here, with the reason and the cure in one sentence. Once the
        right secret is set, it can still be let in.
      </StatePanel>
    );
  }
  const tabbable = items.some((item) => item.id === openId) ? openId : (items[0]?.id ?? null);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul ref={rows} aria-label="Rejections">
        {items.map((item) => (
          <RejectionRow
            key={item.id}
            item={item}
            open={item.id === openId}
            tabbable={item.id === tabbable}
            onOpen={open}
          />
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className="flex flex-wrap items-center justify-center gap-3 py-4 text-xs text-soft">
          {list.isFetchNextPageError ? "Older rejections could not be loaded." : null}
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? "Loading…" : "Show older"}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const skeletonRows = ["w-2/5", "w-1/3", "w-1/2", "w-2/5", "w-1/3", "w-1/2"];

function RejectionsLoading() {
  return (
    <div role="status" aria-label="Loading rejections" className="min-h-0 flex-1 overflow-hidden">
      {skeletonRows.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity and never move
        <div key={index} className="flex h-19 flex-col justify-center gap-2 border-b border-line/55 px-4">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-2.5 w-4/5" />
          <Skeleton className="h-2.5 w-1/4" />
        </div>
      ))}
    </div>
  );
}
