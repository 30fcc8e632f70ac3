import { familyNames, topicFamilies, topicFamily } from "#components/deliveries/topic-family.ts";
import { CountLink, since } from "#components/overview/count-link.tsx";
import { type SpanName, spanWords } from "#components/overview/span-names.ts";
import { countFamilies } from "#components/overview/stacked-bars.ts";
import { VolumeChart } from "#components/overview/volume-chart.tsx";
import { chipTones } from "#components/ui/chip.tsx";
import { formatSpan } from "#components/ui/format-time.ts";
import type { Span } from "#lib/api/stats.ts";

/** One span of time at a glance: how much, of what, how late. */
export function SpanCard({ name, span }: { name: SpanName; span: Span }) {
  const { title } = spanWords[name];
  const from = since(span.series[0]?.at);
  const counts = countFamilies(span.topics);
  const families = topicFamilies.filter((family) => counts[family] > 0);
  return (
    <section aria-labelledby={`span-${name}`} className="min-w-0 rounded-lg border border-line bg-panel p-4">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={`span-${name}`}>{title}</h2>
        <p className="text-2xs text-faint">
          {span.lag.medianMs === null ? null : `median lag ${formatSpan(span.lag.medianMs)}`}
        </p>
      </div>
      <p className="text-lg font-[620] tracking-tight tabular-nums">
        <CountLink
          count={span.deliveries}
          filter={from}
          label={`${span.deliveries.toLocaleString("en")} deliveries, ${title.toLowerCase()}`}
        />
      </p>
      <VolumeChart name={name} span={span} />
      <ul className="mt-2 flex min-h-6 flex-wrap gap-1.5">
        {families.map((family) => (
          <li
            key={family}
            className={`inline-flex items-center gap-1.5 rounded-md px-1.5 text-2xs font-[530] ${chipTones[family === "unknown" ? "outline" : family]}`}
          >
            <span aria-hidden="true">{familyNames[family]}</span>
            <CountLink
              count={counts[family]}
              filter={{ ...from, topic: Object.keys(span.topics).filter((topic) => topicFamily(topic) === family) }}
              label={`${familyNames[family]}: ${counts[family].toLocaleString("en")}, ${title.toLowerCase()}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
