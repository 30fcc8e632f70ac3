"use client";

import type { ChartModel } from "#components/health/charts/chart-model.ts";
import { figureWords } from "#components/health/charts/figure-words.ts";
import { sliceWords, spanWords } from "#components/health/charts/span-words.ts";
import { useTimeZone } from "#components/ui/clock.tsx";

/** The numbers of a chart, newest first. */
export function ChartTable({ model }: { model: ChartModel }) {
  const timeZone = useTimeZone();
  const { title, span, curves, rows } = model;
  return (
    <section
      aria-label={`${title} as a table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
      className="h-48 overflow-auto rounded-md border border-line"
    >
      <table className="w-full text-right text-xs tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead className="text-2xs text-faint">
          <tr>
            <th scope="col" className={`${cell} text-left font-normal whitespace-nowrap`}>
              {spanWords[span].slice}
            </th>
            {curves.map(({ name }) => (
              <th key={name} scope="col" className={`${cell} font-normal`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ at, running, values }) => (
            <tr key={at} className="border-t border-line/55">
              <th scope="row" className={`${cell} text-left font-normal whitespace-nowrap`}>
                {sliceWords(span, at, timeZone)}
              </th>
              {running ? (
                curves.map(({ name, unit }, index) => (
                  <td key={name} className={`${cell} whitespace-nowrap ${values[index] ? "" : "text-faint"}`}>
                    {wordsOf(unit, values[index] ?? null)}
                  </td>
                ))
              ) : (
                <td colSpan={curves.length} className={`${cell} text-faint`}>
                  not running
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cell = "px-2 py-0.5";

function wordsOf(unit: "count" | "time", value: number | null): string {
  return value === null ? "–" : figureWords(unit, value);
}
