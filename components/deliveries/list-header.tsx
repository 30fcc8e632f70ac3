"use client";

import { useId, useState } from "react";
import { useRights } from "#components/data/me-query.ts";
import { FilterBar } from "#components/deliveries/filter-bar.tsx";
import { TestEvent } from "#components/deliveries/test-event.tsx";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { FiltersToggle } from "#components/filters/filters-toggle.tsx";
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
        <FiltersToggle controls={id} unfolded={unfolded} filtered={filtered} onToggle={() => setUnfolded(!unfolded)} />
      </div>
      <div id={id} className={unfolded ? "" : "max-sm:hidden"}>
        <FilterBar />
      </div>
    </>
  );
}
