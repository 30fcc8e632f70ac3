import { against, short } from "#e2e/bench/report/format.ts";
import { table } from "#e2e/bench/report/table.ts";
import { type TranscriptCounts, type TranscriptResult, TURNS } from "#e2e/bench/transcript/measure-transcript.ts";

const MOST_MS = 300;

export function reportTranscript({ opening, scrolled }: TranscriptResult, { openings }: TranscriptCounts): string {
  const { p50, p95, p99 } = opening;
  return [
    `### Transcript: ${TURNS.toLocaleString("en")} turns in a browser that draws in software, in ms`,
    table(
      ["opened", "samples", "p50", "p95", "p99"],
      [["from click to painted", String(openings), ...[p50, p95, p99].map(short)]],
    ),
    table(
      ["scrolled, from frame to frame", "frames", "p50", "p95", "p99", "over 17 ms"],
      scrolled.map((one) => [
        one.what,
        String(one.frames),
        ...[one.p50, one.p95, one.p99].map(short),
        `${(one.late * 100).toFixed(1)} %`,
      ]),
    ),
    `- ${against(`Opened within ${short(p95)} ms (p95)`, `< ${MOST_MS} ms`, p95 < MOST_MS)}`,
  ].join("\n\n");
}
