"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { auditListQuery } from "#components/data/audit-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { NothingMatches } from "#components/filters/nothing-matches.tsx";
import { AuditRow } from "#components/settings/audit/audit-row.tsx";
import { useAuditFilters } from "#components/settings/audit/use-audit-filters.ts";
import { ListState } from "#components/settings/list-state.tsx";
import { VirtualStretch } from "#components/ui/virtual-stretch.tsx";
import type { AuditEntry } from "#lib/api/audit.ts";

const idOf = ({ id }: AuditEntry) => id;
/** Of an entry on one line. */
const rowHeight = () => 36;

/** The entries, newest first, as far down as the reader goes. */
export function AuditList() {
  const { filters, clear } = useAuditFilters();
  const list = useInfiniteQuery(auditListQuery(filters));
  const entries = usePagedItems(list.data, idOf);
  if (!list.data) return <ListState what="audit log" error={list.error} onRetry={() => void list.refetch()} />;
  if (entries.length === 0) {
    return (
      <div className="rounded-lg ring-1 ring-line">
        <NothingMatches onClear={clear} />
      </div>
    );
  }
  return (
    <VirtualStretch
      label="Audit log"
      what="entries"
      items={entries}
      keyOf={idOf}
      list={list}
      estimate={rowHeight}
      startsAt="top"
      className={`rounded-lg bg-panel ring-1 ring-line transition-opacity ${list.isPlaceholderData ? "opacity-60 delay-150" : ""}`}
      rowClassName="border-line/55 not-first:border-t"
    >
      {(entry) => <AuditRow entry={entry} />}
    </VirtualStretch>
  );
}
