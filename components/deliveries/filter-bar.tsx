"use client";

import { useQuery } from "@tanstack/react-query";
import { statsQuery } from "#components/data/stats-query.ts";
import { FamilyFilter } from "#components/deliveries/family-filter.tsx";
import { topicFamilies } from "#components/deliveries/topic-family.ts";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { ClearFilters } from "#components/filters/clear-filters.tsx";
import { formatCount, plainFilterChip } from "#components/filters/filter-chip.ts";
import { TimeRangeFilter } from "#components/filters/time-range-filter.tsx";

const verdicts = [
  { verdict: "duplicate", label: "Repeated", count: "duplicates" },
  { verdict: "conflict", label: "Conflicts", count: "conflicts" },
  { verdict: "lookalike", label: "Lookalikes", count: "lookalikes" },
] as const;

/** What the list can be narrowed by, with how many there are of each. */
export function FilterBar() {
  const { filters, change, clear, filtered } = useDeliveryFilters();
  const { data: stats } = useQuery(statsQuery());

  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Filters</legend>
      {topicFamilies.map((family) => (
        <FamilyFilter
          key={family}
          family={family}
          counts={stats?.total.topics ?? {}}
          chosen={filters.topic}
          onChange={(topic) => change({ topic })}
        />
      ))}
      {verdicts.map(({ verdict, label, count }) => (
        <button
          key={verdict}
          type="button"
          aria-pressed={filters.verdict === verdict}
          onClick={() => change({ verdict: filters.verdict === verdict ? null : verdict })}
          className={plainFilterChip}
        >
          {label} <Count value={stats?.total[count]} />
        </button>
      ))}
      <button
        type="button"
        aria-pressed={filters.problem}
        onClick={() => change({ problem: !filters.problem })}
        className={plainFilterChip}
      >
        Problems <Count value={stats?.total.problems} />
      </button>
      <TimeRangeFilter from={filters.from} to={filters.to} onChange={change} />
      {filtered ? <ClearFilters onClick={clear} /> : null}
    </fieldset>
  );
}

function Count({ value }: { value: number | undefined }) {
  return value ? <span className="font-normal">{formatCount(value)}</span> : null;
}
