"use client";

import { CONVERSATION_ROW } from "#components/conversation/conversation-row.tsx";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import type { Order } from "#components/data/merge-fresh.ts";
import { newestFirst } from "#components/data/newest-first.ts";
import { threadListQuery } from "#components/data/thread-queries.ts";
import { useLiveList } from "#components/data/use-live-list.ts";
import { NoThreads } from "#components/threads/no-threads.tsx";
import { ThreadRow } from "#components/threads/thread-row.tsx";
import { useThreadFilter } from "#components/threads/use-thread-filter.ts";
import { NewPill } from "#components/ui/new-pill.tsx";
import { useOpenItem } from "#components/ui/use-open-item.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { ThreadItem } from "#lib/api/thread.ts";

const idOf = ({ id }: ThreadItem) => id;
const order: Order<ThreadItem> = { idOf, compare: newestFirst(({ lastMessage }) => lastMessage.sentAt) };

/** Every thread under the filter in the URL, the one with the newest message first. */
export function ThreadList() {
  const { unanswered } = useThreadFilter();
  const { openId, open, step } = useOpenItem("/threads");
  const { list, items, scroller, news, showNews, onView } = useLiveList(threadListQuery(unanswered), order);
  const onOpen = useStableCallback(open);

  return (
    <VirtualList
      pill={<NewPill count={news} most={CONVERSATION_PAGE_SIZE} onShow={showNews} />}
      label="Threads"
      what="messages"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place={`threads${unanswered}`}
      rowHeight={CONVERSATION_ROW}
      keys={{ name: "item", openId, step }}
      onView={onView}
      empty={<NoThreads />}
    >
      {(item, tabbable) => <ThreadRow item={item} open={item.id === openId} tabbable={tabbable} onOpen={onOpen} />}
    </VirtualList>
  );
}
