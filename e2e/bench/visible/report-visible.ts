import { short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";
import type { Seen } from "#e2e/bench/visible/measure-visible.ts";

export function reportVisible(results: readonly Seen[], samples: number): string {
  return [
    `### Visible: from the acknowledgement to the open page, ${samples} samples each, in ms`,
    table(
      ["", "told: p50", "p95", "row: p50", "p95"],
      results.map(({ path, told, row }) => [path, ...[told.p50, told.p95, row.p50, row.p95].map(short)]),
    ),
  ].join("\n\n");
}
