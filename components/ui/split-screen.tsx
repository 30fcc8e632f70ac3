"use client";

import { PanelRight } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

const NARROW = "(width < 64rem)";

type Props = {
  /** Name the two halves for screen readers. */
  listName: string;
  detailName: string;
  /** The name of the data attribute with which a row's link tells its id. */
  rowName: string;
  openId: number | null;
  onClose: () => void;
  list: ReactNode;
  /** Gets the way back, which gives the list its focus again. */
  detail: (id: number, close: () => void) => ReactNode;
  /** What stands in place of a detail: words, or null to leave the list the whole width. */
  nothingOpen: ReactNode;
  /** The detail looks for its own place, such as its end. */
  detailScrolls?: boolean;
};

/** A list, and beside it what the URL names; on a narrow screen one or the other. */
export function SplitScreen({
  listName,
  detailName,
  rowName,
  openId,
  onClose,
  list,
  detail,
  nothingOpen,
  detailScrolls = false,
}: Props) {
  const side = useRef<HTMLElement>(null);
  const closed = useRef<number | null>(null);
  const alone = openId === null && nothingOpen === null;

  function closeAndReturn() {
    closed.current = openId;
    onClose();
  }

  useEffect(() => {
    if (!detailScrolls) side.current?.scrollTo({ top: 0 });
    // Where the detail takes the list's place, the focus goes with it, and comes back once the list is there again.
    if (openId !== null && window.matchMedia(NARROW).matches) side.current?.focus();
    if (openId !== null || closed.current === null) return;
    document.querySelector<HTMLElement>(`a[data-${rowName}="${closed.current}"]`)?.focus({ preventScroll: true });
    closed.current = null;
  }, [openId, detailScrolls, rowName]);

  useShortcuts(openId === null ? {} : { Escape: closeAndReturn });

  return (
    <div className="grid h-full min-h-0 grid-cols-1 grid-rows-1 lg:grid-cols-[minmax(340px,1fr)_minmax(400px,1.05fr)]">
      <section
        aria-label={listName}
        className={`col-start-1 row-start-1 flex min-h-0 min-w-0 flex-col bg-panel ${alone ? "lg:col-span-2" : "lg:border-r lg:border-line"} ${openId === null ? "" : "max-lg:invisible"}`}
      >
        {list}
      </section>
      {alone ? null : (
        <section
          ref={side}
          aria-label={detailName}
          tabIndex={-1}
          className={`row-start-1 min-h-0 min-w-0 overflow-y-auto bg-bg outline-none max-lg:col-start-1 lg:col-start-2 ${openId === null ? "max-lg:hidden" : ""}`}
        >
          {openId === null ? <NothingOpen>{nothingOpen}</NothingOpen> : detail(openId, closeAndReturn)}
        </section>
      )}
    </div>
  );
}

function NothingOpen({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center text-sm text-faint">
      <PanelRight aria-hidden="true" className="size-6 text-line-strong" />
      <p className="text-soft">{children}</p>
      <p className="flex flex-wrap items-center justify-center gap-x-1.5 text-xs pointer-coarse:hidden">
        <Kbd>j</Kbd> <Kbd>k</Kbd> walk the list, <Kbd>Enter</Kbd> opens, <Kbd>Esc</Kbd> closes
      </p>
    </div>
  );
}
