"use client";

import { SlidersHorizontal } from "lucide-react";
import { useId, useState } from "react";
import { CallFilterBar } from "#components/calls/call-filter-bar.tsx";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { SearchBox } from "#components/ui/search-box.tsx";

export function CallsHeader() {
  const { filters, change, filtered } = useCallFilters();
  const id = useId();
  // A phone has no room to show them all the time.
  const [unfolded, setUnfolded] = useState(false);
  return (
    <header className="flex flex-col gap-2.5 border-b border-line px-4 pt-3.5 pb-2.5">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-6 gap-y-2.5">
        <h1>Calls</h1>
        <div className="flex min-w-64 flex-1 gap-2 sm:max-w-md">
          <SearchBox
            label="Search calls"
            placeholder="Search names, numbers, words that were said"
            value={filters.q}
            onChange={(q) => change({ q }, { history: "replace" })}
          />
          <button
            type="button"
            aria-label="Filters"
            aria-expanded={unfolded}
            aria-controls={id}
            onClick={() => setUnfolded(!unfolded)}
            className={`grid size-8.5 place-items-center rounded-md ring-1 ring-line-strong sm:hidden ${filtered ? "text-accent" : "text-soft"}`}
          >
            <SlidersHorizontal aria-hidden="true" className="size-4" />
          </button>
        </div>
      </div>
      <div id={id} className={unfolded ? "" : "max-sm:hidden"}>
        <CallFilterBar />
      </div>
    </header>
  );
}
