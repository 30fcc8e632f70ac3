"use client";

import dynamic from "next/dynamic";
import { plainFilterChip } from "#components/filters/filter-chip.ts";
import { ThreadList } from "#components/threads/thread-list.tsx";
import { useThreadFilter } from "#components/threads/use-thread-filter.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { SplitScreen } from "#components/ui/split-screen.tsx";
import { useOpenItem } from "#components/ui/use-open-item.ts";

const ThreadDetail = dynamic(() =>
  loadPart(() => import("#components/threads/thread-detail.tsx")).then((module) => module.ThreadDetail),
);

/** With whom messages went to and fro, and beside it one of these threads. */
export function ThreadsScreen() {
  const { openId, close } = useOpenItem("/threads");
  return (
    <SplitScreen
      listName="List of threads"
      detailName="Thread"
      rowName="item"
      openId={openId}
      onClose={close}
      list={
        <>
          <ThreadsHeader />
          <ThreadList />
        </>
      }
      detail={(id, onClose) => <ThreadDetail key={id} id={id} onClose={onClose} />}
      nothingOpen="Choose a thread to read it here."
      detailScrolls
    />
  );
}

function ThreadsHeader() {
  const { unanswered, setUnanswered } = useThreadFilter();
  return (
    <header className="flex min-h-14 items-center justify-between gap-3 border-b border-line px-4 py-2.5">
      <h1>Messages</h1>
      <button
        type="button"
        aria-pressed={unanswered}
        onClick={() => setUnanswered(!unanswered)}
        className={plainFilterChip}
      >
        Unanswered
      </button>
    </header>
  );
}
