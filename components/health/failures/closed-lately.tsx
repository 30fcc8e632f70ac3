"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { closedFailuresQuery } from "#components/data/failure-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { linksOf } from "#components/health/failures/incident-links.ts";
import { IncidentTitle } from "#components/health/failures/incident-title.tsx";
import { timesWords } from "#components/health/failures/incident-words.ts";
import { Button } from "#components/ui/button.tsx";
import { useFromNow } from "#components/ui/clock.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IncidentItem } from "#lib/api/failures.ts";

const DAY_MS = 24 * 3_600_000;
const WEEK_DAYS = 7;

const idOf = ({ id }: IncidentItem) => id;

/** What failed and was over within the last week, folded up. */
export function ClosedLately() {
  const list = useInfiniteQuery(closedFailuresQuery());
  const items = usePagedItems(list.data, idOf);
  const today = useFromNow((now) => Math.floor(now / DAY_MS));
  const lately = items.filter(({ closedAt }) => closedAt && Date.parse(closedAt) >= (today - WEEK_DAYS) * DAY_MS);
  const hasMore = list.hasNextPage && lately.length === items.length;
  if (lately.length === 0) return null;
  return (
    <details className="group mt-8">
      <summary className="inline-flex min-h-7 cursor-pointer list-none items-center gap-1.5 rounded-md pr-2 text-sm font-[540] text-soft select-none hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        Closed lately
        <span className="font-normal text-faint tabular-nums">
          {lately.length}
          {hasMore ? "+" : ""}
        </span>
      </summary>
      <ul aria-label="Closed lately" className="mt-1.5 rounded-lg border border-line bg-panel">
        {lately.map((incident) => (
          <ClosedRow key={incident.id} incident={incident} />
        ))}
      </ul>
      {hasMore ? (
        <Button className="mt-2" disabled={list.isFetching} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </details>
  );
}

function ClosedRow({ incident }: { incident: IncidentItem }) {
  const { count, closedAt, closedBecause } = incident;
  const [link] = linksOf(incident);
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b border-line/55 px-3.5 py-2 last:border-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-sm font-[540] wrap-anywhere">
          <IncidentTitle {...incident} />
        </p>
        <p className="text-xs text-soft">
          Closed {closedAt ? <Time iso={closedAt} /> : null}: {closedBecause}
        </p>
      </div>
      <p className="text-xs text-soft tabular-nums">
        {timesWords(count)}, began <Time iso={incident.openedAt} />
        {link ? (
          <>
            {" · "}
            <PageLink href={link.href} className="text-accent underline underline-offset-2">
              {link.label}
            </PageLink>
          </>
        ) : null}
      </p>
    </li>
  );
}
