import type { Unit } from "#components/health/charts/figure-words.ts";
import type { SeriesSpan } from "#lib/api/series.ts";

/** One line, or one layer of the bars. */
export type Curve = {
  name: string;
  /** A colour of the theme, with how much of it. */
  color: `var(--${string})`;
  opacity: number;
  unit: Unit;
  /** Its scale stands on the right. */
  isRight: boolean;
};

export type ChartRow = {
  /** ISO. */
  at: string;
  running: boolean;
  /** One a curve; null where nothing was measured or the server did not run. */
  values: (number | null)[];
};

/** What one chart shows, whatever draws it. */
export type ChartModel = {
  id: string;
  title: string;
  /** What is counted, and in which unit. */
  about: string;
  span: SeriesSpan;
  shape: "bars" | "lines";
  curves: Curve[];
  rows: ChartRow[];
  /** The figure of the whole span, or of now. */
  figure: { value: string; of: string };
  /** Said in place of a chart with nothing in it. */
  nothing: string;
};

export function isEmpty({ rows }: ChartModel): boolean {
  return rows.every(({ values }) => values.every((value) => value === null || value === 0));
}

/** Stretches in which the server did not run, by their first and last slice. */
export function gapsOf(rows: readonly ChartRow[]): { from: string; to: string }[] {
  const gaps: { from: string; to: string }[] = [];
  rows.forEach(({ at, running }, index) => {
    if (running) return;
    const last = gaps.at(-1);
    if (last && rows[index - 1]?.running === false) last.to = at;
    else gaps.push({ from: at, to: at });
  });
  return gaps;
}

/** Whether a point has no neighbour to be joined with by a line, and so needs a dot to be seen. */
export function isAlone(rows: readonly ChartRow[], index: number, curve: number): boolean {
  const has = (at: number) => (rows[at]?.values[curve] ?? null) !== null;
  return has(index) && !has(index - 1) && !has(index + 1);
}
