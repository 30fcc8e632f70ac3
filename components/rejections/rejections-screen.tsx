"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { rejectionListQuery } from "#components/data/rejection-queries.ts";
import { RejectionList } from "#components/rejections/rejection-list.tsx";
import { RejectionsHeader } from "#components/rejections/rejections-header.tsx";
import { useOpenRejection } from "#components/rejections/use-open-rejection.ts";
import { loadPart } from "#components/ui/load-part.ts";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

const RejectionDetail = dynamic(() =>
  loadPart(() => import("#components/rejections/rejection-detail.tsx")).then((module) => module.RejectionDetail),
);

const NARROW = "(width < 64rem)";

/** What was refused, and beside it the one that the URL names; on a narrow screen one or the other. */
export function RejectionsScreen() {
  const { openId, close } = useOpenRejection();
  const { data: list } = useInfiniteQuery(rejectionListQuery());
  const none = list?.pages[0]?.data.length === 0 && openId === null;
  const detail = useRef<HTMLElement>(null);
  const closed = useRef<number | null>(null);

  function closeAndReturn() {
    closed.current = openId;
    close();
  }

  useEffect(() => {
    detail.current?.scrollTo({ top: 0 });
    // Where the detail takes the list's place, the focus goes with it, and comes back once the list is there again.
    if (openId !== null && window.matchMedia(NARROW).matches) detail.current?.focus();
    if (openId !== null || closed.current === null) return;
    document.querySelector<HTMLElement>(`a[data-rejection="${closed.current}"]`)?.focus({ preventScroll: true });
    closed.current = null;
  }, [openId]);

  useShortcuts(openId === null ? {} : { Escape: closeAndReturn });

  return (
    <div className="grid h-full min-h-0 grid-cols-1 lg:grid-cols-[minmax(340px,1fr)_minmax(400px,1.05fr)]">
      <section
        aria-label="List of rejections"
        className={`col-start-1 row-start-1 flex min-h-0 min-w-0 flex-col bg-panel ${none ? "lg:col-span-2" : "lg:border-r lg:border-line"} ${openId === null ? "" : "max-lg:invisible"}`}
      >
        <RejectionsHeader />
        <RejectionList />
      </section>
      {none ? null : (
        <section
          ref={detail}
          aria-label="Rejection"
          tabIndex={-1}
          className={`row-start-1 min-h-0 min-w-0 overflow-y-auto bg-bg outline-none max-lg:col-start-1 lg:col-start-2 ${openId === null ? "max-lg:hidden" : ""}`}
        >
          {openId === null ? (
            <p className="grid h-full place-items-center p-8 text-center text-sm text-faint">
              Choose a rejection to read what was wrong with it.
            </p>
          ) : (
            <RejectionDetail id={openId} onClose={closeAndReturn} />
          )}
        </section>
      )}
    </div>
  );
}
