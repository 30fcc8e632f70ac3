"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { outageListQuery } from "#components/data/sender-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { OutageRow } from "#components/health/outages/outage-row.tsx";
import { ListState } from "#components/settings/list-state.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { VirtualStretch } from "#components/ui/virtual-stretch.tsx";
import type { Outage } from "#lib/api/sender.ts";

const intro =
  "When Allo could deliver nothing, why, and what its retries brought afterwards. Which delivery came late because of which outage is inferred from Allo’s schedule.";

const idOf = ({ id }: Outage) => id;
/** Of an outage that is told in full. */
const rowHeight = () => 120;

/** Every outage since this inbox first ran, the last begun first. */
export function OutagesScreen() {
  return (
    <SettingsSection title="Outages" intro={intro}>
      <OutageList />
    </SettingsSection>
  );
}

function OutageList() {
  const list = useInfiniteQuery(outageListQuery());
  const outages = usePagedItems(list.data, idOf);
  const since = list.data?.pages[0]?.watchedSince;
  if (!list.data || !since) return <ListState what="outages" error={list.error} onRetry={() => void list.refetch()} />;
  if (outages.length === 0) {
    return (
      <div className="rounded-lg ring-1 ring-line">
        <StatePanel icon={<ShieldCheck />} title="No outage so far">
          Watched since <Time iso={since} as="date" /> <Time iso={since} as="minute" />. Restarts, a full disk, a
          missing or wrong secret will stand here, with what came late because of them.
        </StatePanel>
      </div>
    );
  }
  return (
    <>
      <VirtualStretch
        label="Outages"
        what="outages"
        items={outages}
        keyOf={idOf}
        list={list}
        estimate={rowHeight}
        startsAt="top"
        className="rounded-lg bg-panel ring-1 ring-line"
        rowClassName="border-line/55 not-first:border-t"
      >
        {(outage) => <OutageRow outage={outage} />}
      </VirtualStretch>
      <p className="pt-2 text-xs text-faint">
        Watched since <Time iso={since} as="date" /> <Time iso={since} as="minute" />.
      </p>
    </>
  );
}
