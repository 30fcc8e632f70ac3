"use client";

import { PhoneOff } from "lucide-react";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { NothingMatches } from "#components/filters/nothing-matches.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
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
          <PageLink href="/deliveries" className={buttonClass()}>
            See what has come
          </PageLink>
        }
      >
        A call appears here the moment Allo tells that it rings. If the phones did ring, look whether Allo sends the
        topics of calls to this inbox.
      </StatePanel>
    );
  }
  return (
    <NothingMatches
      title="No call matches"
      onClear={clear}
      search={
        filters.q
          ? {
              hint: "Every word has to occur: in a name, a number, the summary or what was said. Try fewer words, or the last four digits of a number.",
              onClear: () => change({ q: "" }),
            }
          : null
      }
    />
  );
}
