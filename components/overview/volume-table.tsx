"use client";

import { ChevronRight } from "lucide-react";
import { familyNames, type TopicFamily } from "#components/deliveries/topic-family.ts";
import { formatSlice } from "#components/overview/format-slice.ts";
import { type SpanName, spanWords } from "#components/overview/span-names.ts";
import type { Bar } from "#components/overview/stacked-bars.ts";
import { useTimeZone } from "#components/ui/clock.tsx";

type Props = { bars: readonly Bar[]; families: readonly TopicFamily[]; name: SpanName };

/** The chart's numbers, folded away until asked for. */
export function VolumeTable({ bars, families, name }: Props) {
  const timeZone = useTimeZone();
  const { title, sliceTitle } = spanWords[name];
  const shown = bars.filter((bar) => bar.count > 0);
  if (shown.length === 0) return null;
  return (
    <details className="group text-xs">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-2xs text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3 text-faint group-open:rotate-90" />
        As a table
      </summary>
      <section
        aria-label={`${title} as a table`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
        tabIndex={0}
        className="mt-1 max-h-56 overflow-auto rounded-lg border border-line bg-panel"
      >
        <table className="w-full text-right tabular-nums">
          <caption className="sr-only">{title}; times without deliveries are left out</caption>
          <thead className="text-2xs text-faint">
            <tr>
              <th scope="col" className={`${cell} text-left font-normal`}>
                {sliceTitle}
              </th>
              {families.map((family) => (
                <th key={family} scope="col" className={`${cell} font-normal`}>
                  {familyNames[family]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((bar) => (
              <tr key={bar.at} className="border-t border-line/55">
                <th scope="row" className={`${cell} text-left font-normal whitespace-nowrap`}>
                  {formatSlice(name, bar.at, timeZone)}
                </th>
                {families.map((family) => (
                  <td key={family} className={`${cell} ${bar.families[family] === 0 ? "text-faint" : ""}`}>
                    {bar.families[family].toLocaleString("en")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

const cell = "px-2 py-0.5";
