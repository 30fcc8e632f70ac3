"use client";

import { X } from "lucide-react";
import { ChoiceFilter } from "#components/calls/choice-filter.tsx";
import { outcomeChoices } from "#components/calls/outcome-choices.ts";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { useSeenChoices } from "#components/calls/use-seen-choices.ts";
import { plainFilterChip } from "#components/deliveries/filter-chip.ts";
import { TimeRangeFilter } from "#components/deliveries/time-range-filter.tsx";

const ways = [
  { direction: "inbound", label: "Inbound" },
  { direction: "outbound", label: "Outbound" },
] as const;

/** What the list can be narrowed by. */
export function CallFilterBar() {
  const { filters, change, clear, filtered } = useCallFilters();
  const seen = useSeenChoices(filters);

  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Filters</legend>
      {ways.map(({ direction, label }) => (
        <button
          key={direction}
          type="button"
          aria-pressed={filters.direction === direction}
          onClick={() => change({ direction: filters.direction === direction ? null : direction })}
          className={plainFilterChip}
        >
          {label}
        </button>
      ))}
      <ChoiceFilter
        name="Outcome"
        choices={outcomeChoices}
        chosen={filters.result}
        onChange={(result) => change({ result })}
      />
      <ChoiceFilter name="Tag" choices={seen.tags} chosen={filters.tag} onChange={(tag) => change({ tag })} />
      <ChoiceFilter
        name="Handled by"
        single
        choices={seen.users}
        chosen={filters.user === "" ? [] : [filters.user]}
        onChange={([user = ""]) => change({ user })}
      />
      <ChoiceFilter
        name="Our number"
        single
        choices={seen.numbers}
        chosen={filters.number === "" ? [] : [filters.number]}
        onChange={([number = ""]) => change({ number })}
      />
      <button
        type="button"
        aria-pressed={filters.hasRecording}
        onClick={() => change({ hasRecording: !filters.hasRecording })}
        className={plainFilterChip}
      >
        Recorded
      </button>
      <TimeRangeFilter from={filters.from} to={filters.to} label="When it began" onChange={change} />
      {filtered ? (
        <button
          type="button"
          onClick={clear}
          className="inline-flex min-h-6 items-center gap-1 rounded-md px-1.5 text-xs text-soft hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
          Clear
        </button>
      ) : null}
    </fieldset>
  );
}
