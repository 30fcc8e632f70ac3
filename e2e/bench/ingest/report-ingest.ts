import type { Measured } from "#e2e/bench/ingest/measure.ts";
import { contestants } from "#e2e/bench/ingest/run-ingest.ts";
import type { Ratio, SizeSummary } from "#e2e/bench/ingest/summarize.ts";
import { against, short } from "#e2e/bench/report/format.ts";
import type { Latency } from "#e2e/bench/report/latency.ts";
import { table } from "#e2e/bench/report/table.ts";

const TARGET = 0.9;

export function reportIngest(sizes: readonly SizeSummary[], rounds: number): string {
  return [
    `### Ingest: 64 connections, then half of that rate, then a burst at once; median of ${rounds} rounds, times in ms`,
    ...sizes.map(reportSize),
  ].join("\n\n");
}

function reportSize({ size, servers, ratios }: SizeSummary): string {
  const title = `Bodies of about ${size / 1000} KB:`;
  const head = [
    "",
    "req/s",
    "µs each",
    "half: req/s",
    "p50",
    "p95",
    "p99",
    "burst: all",
    "p50",
    "p95",
    "p99",
    "read after load",
    "after burst",
  ];
  const rows = contestants.map(({ key, what }) => [`(${key}) ${what}`, ...figures(servers[key])]);
  const failed = contestants.filter(({ key }) => servers[key].failed > 0);
  const lines = [
    ...failed.map(({ key }) => `(${key}) ${servers[key].failed} requests FAILED`),
    ...ratios.filter(({ of }) => of === "a").map(verdict),
    between(servers),
  ];
  return [title, table(head, [...rows, ...ratios.map(ratioRow)]), lines.map((line) => `- ${line}`).join("\n")].join(
    "\n\n",
  );
}

function figures(measured: Measured): string[] {
  return [
    short(measured.perSecond),
    short(1e6 / measured.perSecond),
    short(measured.halfRate),
    ...latencies(measured.half),
    short(measured.burstTotal),
    ...latencies(measured.burst),
    milliseconds(measured.readAfterLoad),
    milliseconds(measured.readAfterBurst),
  ];
}

function ratioRow({ of, throughput, half, burst }: Ratio): string[] {
  return [`d / ${of}`, throughput.median.toFixed(2), "", "", ...latencies(half), "", ...latencies(burst)];
}

function verdict({ throughput }: Ratio): string {
  const range = `${throughput.min.toFixed(2)} to ${throughput.max.toFixed(2)}`;
  return against(
    `Throughput d / a = ${throughput.median.toFixed(2)}, ${range} in single rounds`,
    `>= ${TARGET.toFixed(2)}`,
    throughput.median >= TARGET,
  );
}

/** Where the time of one request goes, as far as the others tell. */
function between({ a, c, d, e }: SizeSummary["servers"]): string {
  const [next, ingest, ours, bare] = [a, c, d, e].map(({ perSecond }) => 1e6 / perSecond) as [
    number,
    number,
    number,
    number,
  ];
  return (
    `One request of ours takes ${short(ours)} µs: node:http and the body ${short(bare)}, our own work ${short(ingest - bare)}, ` +
    `and ${short(ours - ingest)} for Next, which takes ${short(next - bare)} where it only reads the body.`
  );
}

function latencies({ p50, p95, p99 }: Latency): string[] {
  return [short(p50), short(p95), short(p99)];
}

function milliseconds(value: number | null): string {
  return value === null ? "" : short(value);
}
