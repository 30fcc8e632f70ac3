import { CountLink, since } from "#components/overview/count-link.tsx";
import { CountRow, CountTable } from "#components/overview/count-table.tsx";
import { spanNames, spanWords } from "#components/overview/span-names.ts";
import { formatSpan } from "#components/ui/format-time.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";
import type { Span, Stats } from "#lib/api/stats.ts";

type Counted = "deliveries" | "duplicates" | "conflicts" | "lookalikes" | "problems";

const rows: { name: string; hint: string; count: Counted; filter: Partial<DeliveryFilters> }[] = [
  { name: "Deliveries", hint: "Each counted once", count: "deliveries", filter: {} },
  { name: "Repeated", hint: "Same id, same bytes", count: "duplicates", filter: { verdict: "duplicate" } },
  { name: "Conflicts", hint: "Same id, other bytes", count: "conflicts", filter: { verdict: "conflict" } },
  { name: "Lookalikes", hint: "Other id, same content", count: "lookalikes", filter: { verdict: "lookalike" } },
  { name: "Problems", hint: "Kept, but not fully read", count: "problems", filter: { problem: true } },
];

/** What became of everything that came, and how late it was. */
export function VerdictTable({ stats }: { stats: Stats }) {
  return (
    <CountTable caption="Outcomes" first="Outcome">
      {rows.map(({ name, hint, count, filter }) => (
        <CountRow
          key={name}
          name={name}
          hint={hint}
          cells={[
            ...spanNames.map((span) => (
              <CountLink
                key={span}
                count={stats[span][count]}
                filter={{ ...filter, ...since(stats[span].series[0]?.at) }}
                label={`${name}: ${stats[span][count].toLocaleString("en")}, ${spanWords[span].title.toLowerCase()}`}
              />
            )),
            <CountLink
              key="total"
              count={stats.total[count]}
              filter={filter}
              label={`${name}: ${stats.total[count].toLocaleString("en")} in all`}
            />,
          ]}
        />
      ))}
      {stats.total.rejections === null ? null : (
        <CountRow
          name="Rejected"
          hint="Did not verify"
          cells={[
            ...spanNames.map((span) => <RejectionsLink key={span} count={stats[span].rejections ?? 0} />),
            <RejectionsLink key="total" count={stats.total.rejections} />,
          ]}
        />
      )}
      <LagRow name="Median lag" hint="From event to arrival" stats={stats} read={(span) => span.lag.medianMs} />
      <LagRow name="95 % within" hint="From event to arrival" stats={stats} read={(span) => span.lag.p95Ms} />
    </CountTable>
  );
}

function RejectionsLink({ count }: { count: number }) {
  if (count === 0) return <span className="text-faint">0</span>;
  return (
    <PageLink
      href="/rejections"
      className="inline-flex min-h-6 items-center rounded-sm decoration-line-strong underline-offset-3 hover:text-accent hover:underline"
    >
      {count.toLocaleString("en")}
    </PageLink>
  );
}

type LagRowProps = { name: string; hint: string; stats: Stats; read: (span: Span) => number | null };

function LagRow({ name, hint, stats, read }: LagRowProps) {
  const cells = spanNames.map((span) => {
    const lag = read(stats[span]);
    return <span key={span}>{lag === null ? "–" : formatSpan(lag)}</span>;
  });
  return <CountRow name={name} hint={hint} cells={[...cells, null]} />;
}
