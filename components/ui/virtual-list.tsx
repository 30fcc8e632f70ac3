"use client";

import type { ReactNode } from "react";
import { ListSkeleton } from "#components/ui/list-skeleton.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { VirtualRows, type VirtualRowsProps } from "#components/ui/virtual-rows.tsx";

type Loaded = { isPending: boolean; error: Error | null; refetch: () => unknown };

type Props<T, Id extends string | number> = VirtualRowsProps<T, Id> & {
  list: Loaded;
  /** Floats over the first rows. */
  pill?: ReactNode;
};

/** A list that comes page by page, in each of its states: on its way, failed, empty, or as long as it may be. */
export function VirtualList<T, Id extends string | number>({ pill, ...rows }: Props<T, Id>) {
  const { what, list, items, dayOf } = rows;
  if (list.isPending) return <ListSkeleton what={what} days={dayOf !== undefined} />;
  if (list.error && items.length === 0) {
    return <LoadFailed what={what} error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <div className="relative min-h-0 flex-1">
      {pill}
      <VirtualRows {...rows} />
    </div>
  );
}
