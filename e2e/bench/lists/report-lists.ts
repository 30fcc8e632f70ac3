import type { Compared, Timing } from "#e2e/bench/lists/measure-lists.ts";
import type { Kind } from "#e2e/bench/lists/subject.ts";
import { against, short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";

const MOST_RATIO = 1.5;
const MOST_MS = 20;
const MOST_SEARCH_MS = 50;

export type ListCounts = { small: number; large: number; samples: number };

/** What each kind is held to: `steady` must not grow with the database, and be fast as `fast` must. */
const parts: readonly { kind: Kind; title: string; target: "steady" | "fast" | "search" | "none" }[] = [
  { kind: "alone", title: "Deliveries, one filter:", target: "steady" },
  { kind: "together", title: "Deliveries, several that must hold at once, and filters far down:", target: "fast" },
  { kind: "calls", title: "Calls, one filter:", target: "steady" },
  { kind: "calls, several", title: "Calls, several filters, and filters far down:", target: "fast" },
  { kind: "threads", title: "Threads:", target: "steady" },
  { kind: "contacts", title: "Contacts, all and by what is typed:", target: "steady" },
  { kind: "contacts, full pages", title: "Contacts by what is typed, full pages:", target: "fast" },
  { kind: "unknown numbers", title: "Unknown numbers:", target: "steady" },
  { kind: "call-backs", title: "Call-backs:", target: "steady" },
  { kind: "search", title: "Search in everything:", target: "search" },
  { kind: "other", title: "Beside the lists:", target: "none" },
];

export function reportLists(results: readonly Compared[], { small, large, samples }: ListCounts): string {
  const [few, many] = [small, large].map((count) => count.toLocaleString("en"));
  const head = ["", "rows", `p50 of ${few}`, "p95", "p99", "rows", `p50 of ${many}`, "p95", "p99", "p95 / p95"];
  const of = (...targets: string[]) =>
    results.filter(({ kind }) => parts.some((part) => part.kind === kind && targets.includes(part.target)));
  const growing = of("steady").filter(({ ratio }) => ratio > MOST_RATIO);
  const slowest = (found: readonly Compared[], what: string, most: number) => {
    const ms = Math.max(...found.map(({ large }) => large.p95));
    return found.length === 0 ? [] : [against(`Slowest p95 of ${what}: ${short(ms)} ms`, `< ${most} ms`, ms < most)];
  };
  const lines = [
    ...slowest(of("steady", "fast"), `a list of ${many}`, MOST_MS),
    ...slowest(of("search"), `a search in ${many}`, MOST_SEARCH_MS),
    `One filter with p95 / p95 over ${MOST_RATIO}: ${namesOf(growing)}`,
  ];
  return [
    `### Reading ${few} and ${many} deliveries, in process, ${samples} samples each, in ms`,
    ...parts.flatMap(({ kind, title }) => {
      const rows = results.filter((result) => result.kind === kind).map(rowOf);
      return rows.length === 0 ? [] : [title, table(head, rows)];
    }),
    lines.map((line) => `- ${line}`).join("\n"),
  ].join("\n\n");
}

function rowOf({ name, small, large, ratio }: Compared): string[] {
  return [name, ...figures(small), ...figures(large), ratio.toFixed(2)];
}

function figures({ rows, p50, p95, p99 }: Timing): string[] {
  return [String(rows), short(p50), short(p95), short(p99)];
}

function namesOf(found: readonly Compared[]): string {
  if (found.length === 0) return "none";
  return found
    .map(({ name, kind, ratio }) => `${kind === "alone" ? "" : `${kind}: `}${name} (${ratio.toFixed(2)})`)
    .join(", ");
}
