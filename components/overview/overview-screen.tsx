"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartColumn, CloudAlert } from "lucide-react";
import { statsQuery } from "#components/data/stats-query.ts";
import { SpanCard } from "#components/overview/span-card.tsx";
import { spanNames } from "#components/overview/span-names.ts";
import { TopicTable } from "#components/overview/topic-table.tsx";
import { VerdictTable } from "#components/overview/verdict-table.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Stats } from "#lib/api/stats.ts";

/** How much came over the last hour, day and week, what became of it, and how late it was. */
export function OverviewScreen() {
  const { data: stats, error, refetch } = useQuery(statsQuery());
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-6 px-4 pt-3.5 pb-12 lg:px-6">
        <header className="flex min-h-7 flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h1>Overview</h1>
          {stats?.lastDeliveryAt ? (
            <p className="text-xs text-soft">
              Last delivery <Time iso={stats.lastDeliveryAt} />
            </p>
          ) : null}
        </header>
        {stats ? <OverviewParts stats={stats} /> : null}
        {!stats && error ? (
          <StatePanel
            tone="error"
            icon={<CloudAlert />}
            title="The numbers could not be loaded"
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </StatePanel>
        ) : null}
        {!stats && !error ? (
          <div role="status" aria-label="Loading the numbers" className="grid gap-4 lg:grid-cols-3">
            {spanNames.map((name) => (
              <Skeleton key={name} className="h-64 w-full rounded-lg" />
            ))}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function OverviewParts({ stats }: { stats: Stats }) {
  if (stats.total.deliveries === 0 && !stats.total.rejections) {
    return (
      <StatePanel
        icon={<ChartColumn />}
        title="Nothing to count yet"
        action={
          <PageLink href="/deliveries" className={buttonClass({ look: "primary" })}>
            Receive the first delivery
          </PageLink>
        }
      >
        Volume, repeats, problems and lag stand here as soon as something arrives.
      </StatePanel>
    );
  }
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-3">
        {spanNames.map((name) => (
          <SpanCard key={name} name={name} span={stats[name]} />
        ))}
      </div>
      <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-2">
        <VerdictTable stats={stats} />
        <TopicTable stats={stats} />
      </div>
    </>
  );
}
