import type { AccessCounts, Accessed } from "#e2e/bench/access/measure-access.ts";
import { against, short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";

const MOST_MS = 30;

const titles: readonly [Accessed["kind"], string][] = [
  ["sign-in", "Signing in:"],
  ["page", "Pages, signed in:"],
  ["api", "The API:"],
];

export function reportAccess(results: readonly Accessed[], deliveries: number, counts: AccessCounts): string {
  const of = deliveries.toLocaleString("en");
  const slowest = results.filter(({ judged }) => judged).toSorted((a, b) => b.p95 - a.p95)[0];
  return [
    `### Access: one client of the server with ${of} deliveries, ${counts.signIns} times signed in, ${counts.requests} samples of the others, in ms`,
    ...titles.flatMap(([kind, title]) => [title, table(["", "p50", "p95", "p99"], rowsOf(results, kind))]),
    slowest
      ? `- ${against(`Slowest p95 but for the hash: ${short(slowest.p95)} ms, ${slowest.name}`, `< ${MOST_MS} ms`, slowest.p95 < MOST_MS)}`
      : "",
  ].join("\n\n");
}

function rowsOf(results: readonly Accessed[], kind: Accessed["kind"]): string[][] {
  return results
    .filter((result) => result.kind === kind)
    .map(({ name, p50, p95, p99 }) => [name, short(p50), short(p95), short(p99)]);
}
