"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { CONVERSATION_ROW } from "#components/conversation/conversation-row.tsx";
import { threadListQuery } from "#components/data/thread-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { NoThreads } from "#components/threads/no-threads.tsx";
import { ThreadRow } from "#components/threads/thread-row.tsx";
import { useThreadFilter } from "#components/threads/use-thread-filter.ts";
import { useOpenItem } from "#components/ui/use-open-item.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { ThreadItem } from "#lib/api/thread.ts";

const idOf = ({ id }: ThreadItem) => id;

/** Every thread under the filter in the URL, the one with the newest message first. */
export function ThreadList() {
  const { unanswered } = useThreadFilter();
  const { openId, open, step } = useOpenItem("/threads");
  const list = useInfiniteQuery(threadListQuery(unanswered));
  const items = usePagedItems(list.data, idOf);
  const scroller = useRef<HTMLDivElement>(null);
  const onOpen = useStableCallback(open);
  return (
    <VirtualList
      label="Threads"
      what="messages"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place={`threads${unanswered}`}
      rowHeight={CONVERSATION_ROW}
      keys={{ name: "item", openId, step }}
      empty={<NoThreads />}
    >
      {(item, tabbable) => <ThreadRow item={item} open={item.id === openId} tabbable={tabbable} onOpen={onOpen} />}
    </VirtualList>
  );
}
