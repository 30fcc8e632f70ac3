"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { alertListQuery } from "#components/data/alert-queries.ts";
import { AlertRow } from "#components/settings/alerts/alert-row.tsx";
import { ListState } from "#components/settings/list-state.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";

/** What was said, and to whom, newest first. */
export function HistorySection() {
  const list = useInfiniteQuery(alertListQuery());
  const alerts = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <SettingsSection title="What was said" intro="The last thousand alerts, and what became of each message.">
      {list.data ? null : <ListState what="alerts" error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && alerts.length === 0 ? (
        <div className="rounded-lg ring-1 ring-line">
          <StatePanel icon={<BellOff />} title="Nothing so far">
            All that is watched has been well since this inbox began to look.
          </StatePanel>
        </div>
      ) : null}
      {alerts.length > 0 ? (
        <ul aria-label="Alerts" className="rounded-lg bg-panel ring-1 ring-line">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      ) : null}
      {list.hasNextPage ? (
        <Button className="mt-2.5" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? "One moment…" : "Show more"}
        </Button>
      ) : null}
    </SettingsSection>
  );
}
