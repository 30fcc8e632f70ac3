"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { gapListQuery } from "#components/data/gap-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { GapRow } from "#components/health/missing/gap-row.tsx";
import { useGapKind } from "#components/health/missing/use-gap-kind.ts";
import { Button } from "#components/ui/button.tsx";
import { ListSkeleton } from "#components/ui/list-skeleton.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import type { Gap } from "#lib/api/missing.ts";
import type { GapState } from "#lib/health/missing/gap-kinds.ts";

const idOf = ({ id }: Gap) => id;

type Props = {
  state: GapState;
  title: string;
  /** What stands there while there is none; without it the whole section goes. */
  empty?: ReactNode;
};

/** The entries in one state, of the kind in the URL. */
export function GapSection({ state, title, empty }: Props) {
  const headingId = useId();
  const [kind] = useGapKind();
  const list = useInfiniteQuery(gapListQuery(state, kind));
  const items = usePagedItems(list.data, idOf);
  if (list.isSuccess && items.length === 0 && empty === undefined) return null;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="mb-2 text-base text-ink">
        {title}
      </h2>
      {list.isPending ? (
        <ListSkeleton what={title} days={false} />
      ) : list.isError && items.length === 0 ? (
        <LoadFailed what="missing events" error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        empty
      ) : (
        <ul aria-labelledby={headingId} className="rounded-lg bg-panel ring-1 ring-line">
          {items.map((gap) => (
            <GapRow key={gap.id} gap={gap} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button className="mt-3" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}
