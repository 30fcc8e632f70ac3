import type { BesidePlan, BesideRound, Stretch } from "#e2e/bench/beside/measure-beside.ts";
import { against, short } from "#e2e/bench/report/format.ts";
import { median } from "#e2e/bench/report/quantile.ts";
import { table } from "#e2e/bench/report/table.ts";

const MOST_RATIO = 3;

const figures = ["p50", "p95", "p99"] as const;

export function reportBeside(rounds: readonly BesideRound[], deliveries: number, plan: BesidePlan): string {
  const ratios = rounds.map(({ idle, busy }) => busy.p99 / idle.p99);
  const ratio = median(ratios);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const busy = rounds.map((round) => round.busy);
  const failed = rounds.reduce((sum, { idle, busy }) => sum + idle.failed + busy.failed + busy.unanswered, 0);
  const done = busy.filter(({ stillReading }) => !stillReading).length;
  const lines = [
    against(
      `p99 beside / p99 alone = ${ratio.toFixed(2)}, ${range} in single rounds`,
      `<= ${MOST_RATIO}`,
      ratio <= MOST_RATIO,
    ),
    `Beside them ${short(median(busy.map(({ answered }) => answered)) / (plan.warmSeconds + plan.seconds))} searches and lists a second were answered`,
    ...(done > 0 ? [`In ${done} of ${rounds.length} rounds it had read everything BEFORE the end`] : []),
    ...(failed > 0 ? [`${failed} requests FAILED`] : []),
  ];
  return [
    `### Beside: acknowledging ${plan.perSecond} bodies of 6 KB a second with ${deliveries.toLocaleString("en")} deliveries, median of ${rounds.length} rounds, in ms`,
    table(
      ["", ...figures],
      [
        ["nothing beside", ...middle(rounds.map(({ idle }) => idle))],
        ["while it reads everything again and is searched", ...middle(busy)],
        [
          "ratio",
          ...figures.map((figure) => median(rounds.map(({ idle, busy }) => busy[figure] / idle[figure])).toFixed(2)),
        ],
      ],
    ),
    lines.map((line) => `- ${line}`).join("\n"),
  ].join("\n\n");
}

function middle(stretches: readonly Stretch[]): string[] {
  return figures.map((figure) => short(median(stretches.map((stretch) => stretch[figure]))));
}
