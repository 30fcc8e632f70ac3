"use client";

import { ChartColumn, Table } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { type ChartModel, gapsOf, isEmpty } from "#components/health/charts/chart-model.ts";
import { ChartTable } from "#components/health/charts/chart-table.tsx";
import { CurveSwatch } from "#components/health/charts/curve-swatch.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

const TimeChart = dynamic(() => import("#components/health/charts/time-chart.tsx").then((module) => module.TimeChart), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

/** One question, its answer in a number, and how that went over time: drawn, or as a table. */
export function ChartCard({ model }: { model: ChartModel }) {
  const [isTable, setTable] = useState(false);
  const { id, title, about, figure, nothing, curves, rows } = model;
  const empty = isEmpty(model);
  return (
    <section aria-labelledby={`chart-${id}`} className="min-w-0 rounded-lg border border-line bg-panel p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={`chart-${id}`}>{title}</h2>
          <p className="text-2xs text-faint">{about}</p>
        </div>
        {empty ? null : (
          <Button
            look="ghost"
            size="small"
            className="justify-center"
            aria-pressed={isTable}
            aria-label={`Show ${title} as a table`}
            title={isTable ? "Show as a chart" : "Show as a table"}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? (
              <ChartColumn aria-hidden="true" className="size-3.5" />
            ) : (
              <Table aria-hidden="true" className="size-3.5" />
            )}
          </Button>
        )}
      </div>
      <p className="mt-1 mb-2 flex items-baseline gap-1.5">
        <span className="text-lg font-[620] tracking-tight tabular-nums">{figure.value}</span>
        <span className="text-2xs text-faint">{figure.of}</span>
      </p>
      {empty ? (
        <p className="grid h-48 place-items-center rounded-md bg-sunk px-6 text-center text-xs text-soft">{nothing}</p>
      ) : null}
      {!empty && isTable ? <ChartTable model={model} /> : null}
      {empty || isTable ? null : (
        <div className="h-48">
          <TimeChart model={model} />
        </div>
      )}
      <ul aria-label="Legend" className="mt-2 flex min-h-4 flex-wrap gap-x-3 gap-y-1 text-2xs text-soft">
        {empty
          ? null
          : curves.map((curve) => (
              <li key={curve.name} className="flex items-center gap-1.5">
                <CurveSwatch curve={curve} />
                <bdi>{curve.name}</bdi>
              </li>
            ))}
        {!empty && gapsOf(rows).length > 0 ? (
          <li className="flex items-center gap-1.5">
            <CurveSwatch curve={{ color: "var(--line-strong)", opacity: 0.6 }} />
            Not running
          </li>
        ) : null}
      </ul>
    </section>
  );
}
