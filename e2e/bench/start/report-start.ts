import { against, short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";
import type { Started } from "#e2e/bench/start/measure-start.ts";

const MOST_MS = 3_000;

export function reportStart(results: readonly Started[], rounds: number): string {
  const slowest = Math.max(...results.map(({ shown }) => shown.max));
  return [
    `### Start: from the spawned process to its first answers, ${rounds} rounds, in ms`,
    table(
      ["deliveries", "healthy", "worst", "page shown", "worst"],
      results.map(({ count, healthy, shown }) => [
        count.toLocaleString("en"),
        ...[healthy.median, healthy.max, shown.median, shown.max].map(short),
      ]),
    ),
    `- ${against(`Slowest first page: ${short(slowest)} ms`, `< ${MOST_MS} ms`, slowest < MOST_MS)}`,
  ].join("\n\n");
}
