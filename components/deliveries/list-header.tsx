"use client";

import { SlidersHorizontal } from "lucide-react";
import { useId, useState } from "react";
import { useRights } from "#components/data/me-query.ts";
import { FilterBar } from "#components/deliveries/filter-bar.tsx";
import { TestEvent } from "#components/deliveries/test-event.tsx";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { SearchBox } from "#components/ui/search-box.tsx";

/** The list's name, its search and its filters; `bare` while there is nothing to search. */
export function ListHeader({ bare }: { bare: boolean }) {
  const may = useRights();
  return (
    <header className="flex flex-col gap-2.5 border-b border-line px-4 pt-3.5 pb-2.5">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h1>Deliveries</h1>
        {may("administer") ? <TestEvent shortcut="t" /> : null}
      </div>
      {bare ? null : <Search />}
    </header>
  );
}

function Search() {
  const { filters, change, filtered } = useDeliveryFilters();
  const id = useId();
  // A phone has no room to show them all the time.
  const [unfolded, setUnfolded] = useState(false);
  return (
    <>
      <div className="flex gap-2">
        <SearchBox
          label="Search deliveries"
          placeholder="Search names, numbers, words, ids"
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
      <div id={id} className={unfolded ? "" : "max-sm:hidden"}>
        <FilterBar />
      </div>
    </>
  );
}
