"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { seriesQuery } from "#components/data/series-query.ts";
import { plainFilterChip } from "#components/filters/filter-chip.ts";
import { ChartCard } from "#components/health/charts/chart-card.tsx";
import { chartModels } from "#components/health/charts/chart-models.ts";
import { spanWords } from "#components/health/charts/span-words.ts";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { seriesParsers, seriesSpans } from "#lib/api/series.ts";

const PLACES = [1, 2, 3, 4, 5, 6];

/** How much came, how late, how fast it was taken, and how it went on from here. */
export function ChartsScreen() {
  const [{ span }, set] = useQueryStates(seriesParsers, { history: "push" });
  const { data: series, error, refetch } = useQuery(seriesQuery(span));
  return (
    <div className="flex flex-col gap-4 pt-4">
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="sr-only">Over the last</legend>
        {seriesSpans.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === span}
            className={plainFilterChip}
            onClick={() => void set({ span: one })}
          >
            {spanWords[one].label}
          </button>
        ))}
      </fieldset>
      {series ? (
        <div className="grid gap-4 lg:grid-cols-2">
          {chartModels(series).map((model) => (
            <ChartCard key={model.id} model={model} />
          ))}
        </div>
      ) : null}
      {!series && error ? <LoadFailed what="charts" error={error} onRetry={() => void refetch()} /> : null}
      {!series && !error ? (
        <div role="status" aria-label="Loading the charts" className="grid gap-4 lg:grid-cols-2">
          {PLACES.map((place) => (
            <Skeleton key={place} className="h-80 w-full rounded-lg" />
          ))}
        </div>
      ) : null}
    </div>
  );
}
