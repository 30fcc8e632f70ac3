import type { RebuildResult } from "#e2e/bench/rebuild/measure-rebuild.ts";
import { marks } from "#e2e/bench/rebuild/run-rebuild.ts";
import { against, megabytes, short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";

const LEAST_RATIO = 5;
const MOST_GROWTH = 1.25;

export function reportRebuild({ count, seconds, memory, ingestPerSecond }: RebuildResult): string {
  const perSecond = count / seconds;
  const ratio = perSecond / ingestPerSecond;
  const growth = (memory[100] ?? Number.NaN) / (memory[10] ?? Number.NaN);
  const lines = [
    against(
      `Reads ${ratio.toFixed(1)} times as many a second as it takes in`,
      `>= ${LEAST_RATIO}`,
      ratio >= LEAST_RATIO,
    ),
    Number.isNaN(growth)
      ? "This system does not tell how much memory a process has"
      : against(
          `Memory at the end is ${growth.toFixed(2)} of what it was at a tenth`,
          `<= ${MOST_GROWTH}`,
          growth <= MOST_GROWTH,
        ),
  ];
  return [
    `### Rebuild: everything that ${count.toLocaleString("en")} deliveries say, read anew; memory in MB`,
    table(
      ["deliveries", "s", "deliveries/s", "ingest: req/s", "ratio", ...marks.map((mark) => `memory at ${mark} %`)],
      [
        [
          count.toLocaleString("en"),
          short(seconds),
          short(perSecond),
          short(ingestPerSecond),
          ratio.toFixed(2),
          ...marks.map((mark) => megabytes(memory[mark] ?? Number.NaN)),
        ],
      ],
    ),
    lines.map((line) => `- ${line}`).join("\n"),
  ].join("\n\n");
}
