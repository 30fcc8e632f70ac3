import type { ForwardsPlan, ForwardsResult } from "#e2e/bench/forwards/measure-forwards.ts";
import { against, short } from "#e2e/bench/report/format.ts";
import type { Latency } from "#e2e/bench/report/latency.ts";
import { median } from "#e2e/bench/report/quantile.ts";
import { table } from "#e2e/bench/report/table.ts";

const MOST_RATIO = 2;
const MOST_BESIDE_DEAD = 1.2;

const figures = ["p50", "p95", "p99"] as const;

export function reportForwards({ rates, onward, rounds, failed }: ForwardsResult, plan: ForwardsPlan): string {
  const ratios = rounds.map(({ none, queued }) => queued.p99 / none.p99);
  const ratio = median(ratios);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const queued = plan.queued.toLocaleString("en");
  const beside = median(onward.map(({ alone, besideDead }) => besideDead.p95 / alone.p95));
  const lines = [
    against(
      `p95 to the endpoint beside one that never answers / p95 with it alone = ${beside.toFixed(2)}`,
      `<= ${MOST_BESIDE_DEAD}`,
      beside <= MOST_BESIDE_DEAD,
    ),
    against(
      `p99 with ${queued} queued / p99 with none = ${ratio.toFixed(2)}, ${range} in single rounds`,
      `<= ${MOST_RATIO}`,
      ratio <= MOST_RATIO,
    ),
    ...(failed > 0 ? [`${failed} requests FAILED`] : []),
  ];
  return [
    `### Forwards: bodies of 6 KB to a place on this machine that takes all`,
    table(
      ["endpoints", "forwards a second"],
      rates.map(({ endpoints, perSecond }) => [String(endpoints), short(perSecond)]),
    ),
    `From the acknowledgement to the endpoint, at ${plan.perSecond} deliveries a second, median of ${onward.length} rounds, in ms:`,
    table(
      ["", ...figures],
      [
        ["the endpoint alone", ...middle(onward.map(({ alone }) => alone))],
        ["beside one that never answers", ...middle(onward.map(({ besideDead }) => besideDead))],
      ],
    ),
    `Acknowledging ${plan.perSecond} a second, while one endpoint takes them, median of ${rounds.length} rounds, in ms:`,
    table(
      ["", ...figures],
      [
        ["nothing queued", ...middle(rounds.map(({ none }) => none))],
        [`${queued} forwards queued`, ...middle(rounds.map((round) => round.queued))],
      ],
    ),
    lines.map((line) => `- ${line}`).join("\n"),
  ].join("\n\n");
}

function middle(latencies: readonly Latency[]): string[] {
  return figures.map((figure) => short(median(latencies.map((latency) => latency[figure]))));
}
