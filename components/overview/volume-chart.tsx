"use client";

import { type TopicFamily, topicFamilies } from "#components/deliveries/topic-family.ts";
import { formatSlice } from "#components/overview/format-slice.ts";
import { type SpanName, spanWords } from "#components/overview/span-names.ts";
import { stackedBars } from "#components/overview/stacked-bars.ts";
import { VolumeTable } from "#components/overview/volume-table.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import type { Span } from "#lib/api/stats.ts";

const HEIGHT = 96;
const SLOT = 10;

const fills: Record<TopicFamily, string> = {
  call: "fill-call",
  message: "fill-message",
  contact: "fill-contact",
  tag: "fill-tag",
  unknown: "fill-faint",
};

/** Deliveries over time, stacked by what they are about; the same as a table for who cannot see it. */
export function VolumeChart({ name, span }: { name: SpanName; span: Span }) {
  const timeZone = useTimeZone();
  const { bars, most } = stackedBars(span.series, HEIGHT);
  const words = spanWords[name];
  const peak = bars.find((bar) => bar.count === most);
  const gap = bars.length > 30 ? 2 : 3;
  const slice = (iso: string) => formatSlice(name, iso, timeZone);
  const label =
    most === 0 || !peak
      ? `${words.title}: no deliveries`
      : `${words.title}: ${span.deliveries.toLocaleString("en")} deliveries, most of them, ${most.toLocaleString("en")}, in the ${words.slice} from ${slice(peak.at)}`;

  return (
    <figure>
      <div className="flex h-4 items-end justify-end text-2xs text-faint tabular-nums" aria-hidden="true">
        {most > 0 ? most.toLocaleString("en") : null}
      </div>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${Math.max(1, bars.length) * SLOT} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-24 w-full border-y border-line/70"
      >
        {bars.map((bar, index) => (
          <g key={bar.at}>
            {bar.parts.map((part) => (
              <rect
                key={part.family}
                className={fills[part.family]}
                x={index * SLOT + gap / 2}
                width={SLOT - gap}
                y={part.y}
                height={part.height}
              />
            ))}
            {/* The whole height answers to the mouse, also where the bar is low. */}
            <rect x={index * SLOT} width={SLOT} y={0} height={HEIGHT} className="fill-transparent hover:fill-ink/5">
              <title>{`${slice(bar.at)}: ${bar.count.toLocaleString("en")}`}</title>
            </rect>
          </g>
        ))}
      </svg>
      <div className="flex justify-between pt-1 text-2xs text-faint tabular-nums" aria-hidden="true">
        <span>{bars[0] ? slice(bars[0].at) : null}</span>
        <span>now</span>
      </div>
      <figcaption className="mt-1">
        <VolumeTable bars={bars} families={topicFamilies} name={name} />
      </figcaption>
    </figure>
  );
}
