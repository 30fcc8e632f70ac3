type Span = { startedAt: number; endedAt: number | null };

/** How much of the time between `from` and `to` (milliseconds) at least one of the spans covers; one that is open covers all up to `to`. */
export function deafTime(spans: readonly Span[], from: number, to: number): number {
  let covered = from;
  let sum = 0;
  for (const { startedAt, endedAt } of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const [start, end] = [Math.max(startedAt, covered), Math.min(endedAt ?? to, to)];
    if (end <= start) continue;
    sum += end - start;
    covered = end;
  }
  return sum;
}
