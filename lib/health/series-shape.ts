import type { SeriesSpan } from "#lib/api/series.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How a span is cut into slices, and which rows they are added up from. */
export type SeriesShape = { grain: "minute" | "hour"; slices: number; sliceMs: number; begin: number };

const shapes = {
  hour: { grain: "minute", slices: 60, sliceMs: MINUTE },
  day: { grain: "hour", slices: 24, sliceMs: HOUR },
  month: { grain: "hour", slices: 30, sliceMs: 24 * HOUR },
} as const;

/** Ends with the minute or hour that `now` falls in, so that the newest always counts. Times are epoch milliseconds. */
export function shapeOf(span: SeriesSpan, now: number): SeriesShape {
  const shape = shapes[span];
  const unit = shape.grain === "minute" ? MINUTE : HOUR;
  const end = (Math.floor(now / unit) + 1) * unit;
  return { ...shape, begin: end - shape.slices * shape.sliceMs };
}
