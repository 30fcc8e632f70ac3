"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { auditListQuery } from "#components/data/audit-queries.ts";
import { NothingMatches } from "#components/filters/nothing-matches.tsx";
import { AuditRow } from "#components/settings/audit/audit-row.tsx";
import { useAuditFilters } from "#components/settings/audit/use-audit-filters.ts";
import { ListState } from "#components/settings/list-state.tsx";
import { Button } from "#components/ui/button.tsx";

/** The entries, newest first, as far down as the reader goes. */
export function AuditList() {
  const { filters, clear } = useAuditFilters();
  const list = useInfiniteQuery(auditListQuery(filters));
  if (!list.data) return <ListState what="audit log" error={list.error} onRetry={() => void list.refetch()} />;
  const entries = list.data.pages.flatMap((page) => page.data);
  if (entries.length === 0) {
    return (
      <div className="rounded-lg ring-1 ring-line">
        <NothingMatches onClear={clear} />
      </div>
    );
  }
  return (
    <>
      <ul
        aria-label="Audit log"
        className={`rounded-lg bg-panel ring-1 ring-line transition-opacity ${list.isPlaceholderData ? "opacity-60 delay-150" : ""}`}
      >
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className="flex flex-wrap items-center justify-center gap-3 py-2 text-xs text-soft">
          {list.isFetchNextPageError ? "Older entries could not be loaded." : null}
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? "Loading…" : "Show older"}
          </Button>
        </div>
      ) : null}
    </>
  );
}
