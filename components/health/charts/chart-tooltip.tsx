import type { ChartModel } from "#components/health/charts/chart-model.ts";
import { CurveSwatch } from "#components/health/charts/curve-swatch.tsx";
import { figureWords } from "#components/health/charts/figure-words.ts";
import { sliceWords } from "#components/health/charts/span-words.ts";

type Props = { model: ChartModel; at: string; timeZone: string };

/** What one slice holds; read out when a reader comes to it with the arrow keys. */
export function ChartTooltip({ model, at, timeZone }: Props) {
  const row = model.rows.find((one) => one.at === at);
  if (!row) return null;
  const shown = model.curves
    .map((curve, index) => ({ curve, value: row.values[index] ?? null }))
    .filter(({ value }) => value !== null && (value > 0 || model.shape === "lines"));
  return (
    <div role="status" className="rounded-md bg-panel px-2.5 py-1.5 text-xs tabular-nums shadow-pop">
      <p className="text-2xs text-faint">{sliceWords(model.span, at, timeZone)}</p>
      {row.running ? null : <p>Not running</p>}
      {row.running && shown.length === 0 ? <p className="text-soft">Nothing</p> : null}
      {shown.map(({ curve, value }) => (
        <p key={curve.name} className="flex items-center gap-1.5">
          <CurveSwatch curve={curve} />
          <span className="text-soft">{curve.name}</span>
          <span className="ml-auto pl-3 font-[530]">{figureWords(curve.unit, value ?? 0)}</span>
        </p>
      ))}
    </div>
  );
}
