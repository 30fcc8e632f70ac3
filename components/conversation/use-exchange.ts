"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { type Entry, entriesOf, entryOrder } from "#components/conversation/timeline-entries.ts";
import type { PagedQuery } from "#components/data/conversation-pages.ts";
import { mergeFresh } from "#components/data/merge-fresh.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import type { Exchange } from "#lib/api/exchange.ts";

/**
 * All that went to and fro with somebody, newest first and as far back as the reader has gone; a change asks for the
 * newest stretch alone.
 */
export function useExchange<T extends Exchange>(query: PagedQuery<T>) {
  const client = useQueryClient();
  const loaded = useInfiniteQuery(query.loaded);
  const { data: newest } = useQuery({ ...query.page(null), enabled: loaded.data !== undefined });
  const stretches = useMemo(() => loaded.data && { pages: loaded.data.pages.map(asPage) }, [loaded.data]);
  const listed = usePagedItems(stretches, entryOrder.idOf);
  const fresh = useMemo(() => (newest ? asPage(newest) : undefined), [newest]);

  const entries = useMemo(() => {
    const merged = mergeFresh(listed, fresh ? [{ after: null, ...fresh }] : [], entryOrder, true);
    return merged.items;
  }, [listed, fresh]);

  // So much came that there is a gap between both.
  const oldest = fresh?.data.at(-1);
  const isApart = oldest && fresh?.nextCursor != null && listed[0] && entryOrder.compare(oldest, listed[0]) < 0;
  useEffect(() => {
    if (isApart && newest) client.setQueryData(query.loaded.queryKey, { pages: [newest], pageParams: [null] });
  }, [isApart, newest, client, query.loaded.queryKey]);

  return { ...loaded, newest: newest ?? loaded.data?.pages[0], entries };
}

function asPage(stretch: Exchange): { data: Entry[]; nextCursor: string | null } {
  return { data: entriesOf(stretch), nextCursor: stretch.nextCursor };
}
