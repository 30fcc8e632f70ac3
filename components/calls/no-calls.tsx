"use client";

import { PhoneOff, SearchX } from "lucide-react";
import Link from "next/link";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** Nothing matches the filters, or nobody has called at all: two things with two cures. */
export function NoCalls() {
  const { filters, clear, change, filtered } = useCallFilters();
  if (!filtered) {
    return (
      <StatePanel
        icon={<PhoneOff />}
        title="No calls yet"
        action={
          <Link href="/deliveries" className={buttonClass()}>
            See what has come
          </Link>
        }
      >
        A call appears here the moment Allo tells that it rings. If the phones did ring, look whether Allo sends the
        topics of calls to this inbox.
      </StatePanel>
    );
  }
  return (
    <StatePanel
      icon={<SearchX />}
      title="No call matches"
      action={
        <>
          <Button look="primary" onClick={clear}>
            Clear all filters
          </Button>
          {filters.q ? <Button onClick={() => change({ q: "" })}>Clear the search</Button> : null}
        </>
      }
    >
      {filters.q
        ? "Every word has to occur: in a name, a number, the summary or what was said. Try fewer words, or the last four digits of a number."
        : "All the chosen filters have to fit at once. Take one away, or choose a longer time."}
    </StatePanel>
  );
}
