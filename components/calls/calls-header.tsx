"use client";

import { useId, useState } from "react";
import { CallFilterBar } from "#components/calls/call-filter-bar.tsx";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { FiltersToggle } from "#components/filters/filters-toggle.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";

export function CallsHeader() {
  const { filters, change, filtered } = useCallFilters();
  const id = useId();
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
          <FiltersToggle
            controls={id}
            unfolded={unfolded}
            filtered={filtered}
            onToggle={() => setUnfolded(!unfolded)}
          />
        </div>
      </div>
      <div id={id} className={unfolded ? "" : "max-sm:hidden"}>
        <CallFilterBar />
      </div>
    </header>
  );
}
