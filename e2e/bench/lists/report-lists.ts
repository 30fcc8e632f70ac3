import type { Compared, Kind, Timing } from "#e2e/bench/lists/measure-lists.ts";
import { against, short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";

const MOST_RATIO = 1.5;
const MOST_MS = 20;

export type ListCounts = { small: number; large: number; samples: number };

export function reportLists(results: readonly Compared[], { small, large, samples }: ListCounts): string {
  const [few, many] = [small, large].map((count) => count.toLocaleString("en"));
  const head = ["", "rows", `p50 of ${few}`, "p95", "p99", "rows", `p50 of ${many}`, "p95", "p99", "p95 / p95"];
  const part = (title: string, kind: Kind) => [
    title,
    table(head, results.filter((result) => result.kind === kind).map(rowOf)),
  ];
  const lists = results.filter(({ kind }) => kind !== "other");
  const slowest = Math.max(...lists.map(({ large }) => large.p95));
  const growing = lists.filter(({ kind, ratio }) => kind === "alone" && ratio > MOST_RATIO);
  return [
    `### Reading ${few} and ${many} deliveries, in process, ${samples} samples each, in ms`,
    ...part("One filter:", "alone"),
    ...part("Several that must hold at once, and filters far down:", "together"),
    ...part("Beside the list:", "other"),
    [
      `- ${against(`Slowest p95 of a list of ${many}: ${short(slowest)} ms`, `< ${MOST_MS} ms`, slowest < MOST_MS)}`,
      `- One filter with p95 / p95 over ${MOST_RATIO}: ${namesOf(growing)}`,
    ].join("\n"),
  ].join("\n\n");
}

function rowOf({ name, small, large, ratio }: Compared): string[] {
  return [name, ...figures(small), ...figures(large), ratio.toFixed(2)];
}

function figures({ rows, p50, p95, p99 }: Timing): string[] {
  return [String(rows), short(p50), short(p95), short(p99)];
}

function namesOf(found: readonly Compared[]): string {
  return found.length === 0 ? "none" : found.map(({ name, ratio }) => `${name} (${ratio.toFixed(2)})`).join(", ");
}
