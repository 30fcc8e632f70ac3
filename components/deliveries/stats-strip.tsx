"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { statsQuery } from "#components/data/stats-query.ts";
import { formatCount } from "#components/filters/filter-chip.ts";
import { formatSpan } from "#components/ui/format-time.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Stats } from "#lib/api/stats.ts";

/** How the inbox is doing, in four numbers. */
export function StatsStrip() {
  const { data } = useQuery(statsQuery());
  return (
    <dl className="grid grid-cols-4 gap-3 border-b border-line px-4 py-2 max-sm:hidden">
      <Figure name="Last hour" hint="Deliveries in the last 60 minutes">
        {data && formatCount(data.hour.deliveries)}
      </Figure>
      <Figure name="Median lag" hint="From the event to its arrival, over the last 24 hours">
        {data && (data.day.lag.medianMs === null ? "–" : formatSpan(data.day.lag.medianMs))}
      </Figure>
      <Figure name="Repeated" hint="Share of the last 24 hours' deliveries that came more than once">
        {data && repeatedShare(data)}
      </Figure>
      {data?.day.rejections === null ? null : (
        <Figure name="Rejected" hint="Requests in the last 24 hours that did not verify">
          {data && formatCount(data.day.rejections)}
        </Figure>
      )}
    </dl>
  );
}

function Figure({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div title={hint}>
      <dt className="truncate text-2xs text-faint">{name}</dt>
      <dd className="flex h-5.5 items-center text-md font-[600] tracking-tight tabular-nums">
        {children ?? <Skeleton className="h-3.5 w-10" />}
      </dd>
    </div>
  );
}

function repeatedShare({ day }: Stats): string {
  if (day.deliveries === 0) return "–";
  const share = (100 * day.duplicates) / day.deliveries;
  return `${share > 0 && share < 10 ? share.toFixed(1) : Math.round(share)} %`;
}
