import { TopicDot } from "#components/deliveries/topic-dot.tsx";
import { CountLink, since } from "#components/overview/count-link.tsx";
import { CountRow, CountTable } from "#components/overview/count-table.tsx";
import { spanNames, spanWords } from "#components/overview/span-names.ts";
import type { Stats } from "#lib/api/stats.ts";

/** Every topic that ever came, most frequent first. */
export function TopicTable({ stats }: { stats: Stats }) {
  const topics = Object.entries(stats.total.topics).sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  return (
    <CountTable caption="Topics" first="Topic">
      {topics.map(([topic, total]) => (
        <CountRow
          key={topic}
          name={
            <>
              <TopicDot topic={topic} />
              <bdi className="truncate" title={topic}>
                {topic === "" ? "no topic" : topic}
              </bdi>
            </>
          }
          cells={[
            ...spanNames.map((span) => {
              const count = countOf(stats[span].topics, topic);
              return (
                <CountLink
                  key={span}
                  count={count}
                  filter={{ topic: [topic], ...since(stats[span].series[0]?.at) }}
                  label={`${topic}: ${count.toLocaleString("en")}, ${spanWords[span].title.toLowerCase()}`}
                />
              );
            }),
            <CountLink
              key="total"
              count={total}
              filter={{ topic: [topic] }}
              label={`${topic}: ${total.toLocaleString("en")} in all`}
            />,
          ]}
        />
      ))}
    </CountTable>
  );
}

function countOf(topics: Record<string, number>, topic: string): number {
  return Object.hasOwn(topics, topic) ? (topics[topic] ?? 0) : 0;
}
