"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { actorsQuery, auditExportHref } from "#components/data/audit-queries.ts";
import { ClearFilters } from "#components/filters/clear-filters.tsx";
import { TimeRangeFilter } from "#components/filters/time-range-filter.tsx";
import { useAuditFilters } from "#components/settings/audit/use-audit-filters.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { actionsOf, auditGroupIds, auditGroups } from "#lib/access/audit-action.ts";

/** What the log can be narrowed by, and the way to take it along. */
export function AuditFilters() {
  const { filters, change, clear, filtered } = useAuditFilters();
  const { data: actors } = useQuery(actorsQuery());
  const names = new Set([...(actors?.data ?? []), ...(filters.who === "" ? [] : [filters.who])]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
        <legend className="sr-only">Filters</legend>
        <div className="flex min-w-0 gap-2 max-sm:w-full max-sm:*:flex-1">
          <Select
            size="small"
            aria-label="Who"
            value={filters.who}
            onChange={({ target }) => change({ who: target.value })}
          >
            <option value="">Everybody</option>
            {[...names].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            size="small"
            aria-label="What"
            value={filters.what}
            onChange={({ target }) => change({ what: target.value })}
          >
            <option value="">Everything</option>
            {auditGroupIds.map((group) => (
              <optgroup key={group} label={auditGroups[group]}>
                <option value={group}>{auditGroups[group]}: all</option>
                {actionsOf(group).map(({ action, label }) => (
                  <option key={action} value={action}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </div>
        <TimeRangeFilter label="When it was done" from={filters.from} to={filters.to} onChange={change} />
        {filtered ? <ClearFilters onClick={clear} /> : null}
      </fieldset>
      <a href={auditExportHref(filters)} download="audit.csv" className={`${buttonClass()} ml-auto`}>
        <Download aria-hidden="true" className="size-3.5" />
        Export as CSV
      </a>
    </div>
  );
}
