"use client";

import { formatCount, plainFilterChip } from "#components/filters/filter-chip.ts";
import { kindLabels } from "#components/health/contract/finding-words.ts";
import { findingStates, useFindingFilters } from "#components/health/contract/use-finding-filters.ts";
import type { ContractFinding } from "#lib/api/contract.ts";
import { findingKinds } from "#lib/health/contract/finding.ts";

const stateLabels = { new: "New", seen: "Seen" };

/** New ones or those that were seen, and of which kind; each says how many it would show. */
export function FindingFilters({ findings }: { findings: readonly ContractFinding[] }) {
  const { state, kind, change, isInState, isOfKind } = useFindingFilters();
  const inState = findings.filter(isInState);
  const ofKind = findings.filter(isOfKind);
  const seen = ofKind.filter((finding) => finding.seen !== null).length;
  const counts = { new: ofKind.length - seen, seen };
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1.5">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Show</legend>
        {findingStates.map((one) => (
          <FilterButton
            key={one}
            pressed={one === state}
            count={counts[one]}
            onClick={() => void change({ state: one })}
          >
            {stateLabels[one]}
          </FilterButton>
        ))}
      </fieldset>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Kind</legend>
        {findingKinds.map((one) => (
          <FilterButton
            key={one}
            pressed={one === kind}
            count={inState.filter((finding) => finding.kind === one).length}
            onClick={() => void change({ kind: one === kind ? null : one })}
          >
            {kindLabels[one]}
          </FilterButton>
        ))}
      </fieldset>
    </div>
  );
}

type ButtonProps = { pressed: boolean; count: number; onClick: () => void; children: string };

function FilterButton({ pressed, count, onClick, children }: ButtonProps) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onClick} className={plainFilterChip}>
      {children} <span className="font-normal">{formatCount(count)}</span>
    </button>
  );
}
