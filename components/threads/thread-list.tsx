"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CheckCheck, MessagesSquare } from "lucide-react";
import { useRef } from "react";
import { ListFoot } from "#components/conversation/list-foot.tsx";
import { LoadFailed } from "#components/conversation/load-failed.tsx";
import { RowsLoading } from "#components/conversation/rows-loading.tsx";
import { threadListQuery } from "#components/data/thread-queries.ts";
import { ThreadRow } from "#components/threads/thread-row.tsx";
import { useThreadFilter } from "#components/threads/use-thread-filter.ts";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { useItemKeys } from "#components/ui/use-item-keys.ts";
import { useOpenItem } from "#components/ui/use-open-item.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";

/** Every thread under the filter in the URL, the one with the newest message first. */
export function ThreadList() {
  const { unanswered, setUnanswered } = useThreadFilter();
  const { openId, open, step } = useOpenItem("/threads");
  const list = useInfiniteQuery(threadListQuery(unanswered));
  const rows = useRef<HTMLUListElement>(null);
  const onOpen = useStableCallback(open);
  useItemKeys({ list: rows, openId, step });

  if (list.isPending) return <RowsLoading label="Loading messages" />;
  if (list.isError) return <LoadFailed what="The messages" error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.data);
  if (items.length === 0) {
    return unanswered ? (
      <StatePanel
        icon={<CheckCheck />}
        title="Everybody has an answer"
        action={<Button onClick={() => setUnanswered(false)}>Show all messages</Button>}
      >
        Whoever writes and gets neither a message nor a call back appears here.
      </StatePanel>
    ) : (
      <StatePanel icon={<MessagesSquare />} title="No messages yet">
        Text messages appear here the moment Allo reports one, ordered by whom they are with.
      </StatePanel>
    );
  }
  const shown = items.some(({ id }) => id === openId) ? openId : items[0]?.id;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul ref={rows} aria-label="Threads">
        {items.map((item) => (
          <ThreadRow key={item.id} item={item} open={item.id === openId} tabbable={item.id === shown} onOpen={onOpen} />
        ))}
      </ul>
      <ListFoot list={list} />
    </div>
  );
}
