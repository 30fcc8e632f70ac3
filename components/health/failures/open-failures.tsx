"use client";

import { useQuery } from "@tanstack/react-query";
import { openFailuresQuery } from "#components/data/failure-queries.ts";
import { IncidentCard } from "#components/health/failures/incident-card.tsx";
import { byUrgency } from "#components/health/failures/incident-words.ts";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** What fails now: one card for each cause, the most urgent first. */
export function OpenFailures() {
  const { data, error, refetch } = useQuery(openFailuresQuery());
  if (!data) {
    return error ? (
      <LoadFailed what="failures" error={error} onRetry={() => void refetch()} />
    ) : (
      <div role="status" aria-label="Loading the failures" className="pt-5">
        <Skeleton className="h-6 w-44" />
        <Skeleton className="mt-4 h-28 w-full rounded-lg" />
      </div>
    );
  }
  if (data.data.length === 0) {
    return (
      <p className="mt-1.5 max-w-[68ch] text-sm text-pretty text-soft">
        What goes wrong is gathered here by its cause: refused requests, endpoints that fail, the disk, recordings. It
        says what mends it, and leaves by itself when it is over.
      </p>
    );
  }
  return (
    <ul aria-label="What fails now" className="mt-4 flex flex-col gap-3">
      {data.data.toSorted(byUrgency).map((incident) => (
        <IncidentCard key={incident.id} incident={incident} />
      ))}
    </ul>
  );
}
