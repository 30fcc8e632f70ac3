import { emptyRow, kindsOf, type Tally } from "#e2e/simulator/tally.ts";

/** The closing tables: what was sent, what came back, and what should not have happened. */
export function report(tally: Tally): string {
  const parts = [`Sent\n${sentTable(tally)}`, `Came back\n${answerTable(tally)}`];
  const { lost, accepted } = tally;
  if (lost > 0) parts.push(`PROBLEM: ${plural(lost, "rightly signed request")} never got a 2xx.`);
  if (accepted.length > 0) {
    const flaws = [...new Set(accepted)].toSorted().join(", ");
    parts.push(`PROBLEM: ${plural(accepted.length, "wrongly signed request")} got a 2xx (${flaws}).`);
  }
  return `${parts.join("\n\n")}\n`;
}

function sentTable(tally: Tally): string {
  const kinds = kindsOf(tally);
  const totals = emptyRow();
  const rows = [...tally.sent].toSorted(([a], [b]) => a.localeCompare(b));
  for (const [, row] of rows) for (const kind of kinds) totals[kind] += row[kind];
  const lines = [...rows, ["in all", totals] as const].map(([topic, row]) => {
    const counts = kinds.map((kind) => row[kind]);
    return [topic, ...counts.map(String), String(counts.reduce((sum, count) => sum + count, 0))];
  });
  return table([["topic", ...kinds, "all"], ...lines]);
}

function answerTable(tally: Tally): string {
  const rows = [...tally.answers.values()].toSorted((a, b) => b.times.length - a.times.length);
  const lines = rows.map(({ kind, label, times }) => [label, kind, String(times.length), ...percentiles(times)]);
  const all = rows.flatMap(({ times }) => times);
  return table([
    ["answer", "to", "requests", "p50 ms", "p95 ms"],
    ...lines,
    ["in all", "", String(all.length), ...percentiles(all)],
  ]);
}

function percentiles(times: readonly number[]): string[] {
  const inOrder = times.toSorted((a, b) => a - b);
  return [0.5, 0.95].map((share) => {
    const time = inOrder[Math.max(0, Math.ceil(inOrder.length * share) - 1)];
    return time === undefined ? "–" : time.toFixed(1);
  });
}

/** Columns as wide as they need to be; numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          const numeric = rows.slice(1).every((other) => /^[\d.–]*$/.test(other[column] ?? ""));
          return numeric ? cell.padStart(width) : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join("\n");
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
