"use client";

import { outcomeChoices } from "#components/calls/outcome-choices.ts";
import { useCallChoices } from "#components/calls/use-call-choices.ts";
import { useCallFilters } from "#components/calls/use-call-filters.ts";
import { ChoiceFilter } from "#components/filters/choice-filter.tsx";
import { ClearFilters } from "#components/filters/clear-filters.tsx";
import { plainFilterChip } from "#components/filters/filter-chip.ts";
import { TimeRangeFilter } from "#components/filters/time-range-filter.tsx";

const ways = [
  { direction: "inbound", label: "Inbound" },
  { direction: "outbound", label: "Outbound" },
] as const;

/** What the list can be narrowed by. */
export function CallFilterBar() {
  const { filters, change, clear, filtered } = useCallFilters();
  const choices = useCallChoices(filters);

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
      <ChoiceFilter name="Tag" choices={choices.tags} chosen={filters.tag} onChange={(tag) => change({ tag })} />
      <ChoiceFilter
        name="Handled by"
        single
        choices={choices.users}
        chosen={filters.user === "" ? [] : [filters.user]}
        onChange={([user = ""]) => change({ user })}
      />
      <ChoiceFilter
        name="Our number"
        single
        choices={choices.numbers}
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
      <button
        type="button"
        aria-pressed={filters.needsCallback}
        onClick={() => change({ needsCallback: !filters.needsCallback })}
        className={plainFilterChip}
      >
        To call back
      </button>
      <TimeRangeFilter from={filters.from} to={filters.to} label="When it began" onChange={change} />
      {filtered ? <ClearFilters onClick={clear} /> : null}
    </fieldset>
  );
}
