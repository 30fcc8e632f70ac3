import type { Curve } from "#components/health/charts/chart-model.ts";

export function CurveSwatch({ curve: { color, opacity } }: { curve: Pick<Curve, "color" | "opacity"> }) {
  return (
    <span aria-hidden="true" className="size-2 shrink-0 rounded-[2px]" style={{ backgroundColor: color, opacity }} />
  );
}
