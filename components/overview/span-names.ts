import type { Stats } from "#lib/api/stats.ts";

export type SpanName = keyof Pick<Stats, "hour" | "day" | "week">;

export const spanNames = ["hour", "day", "week"] as const satisfies readonly SpanName[];

export const spanWords: Record<SpanName, { title: string; slice: string; sliceTitle: string }> = {
  hour: { title: "Last hour", slice: "minute", sliceTitle: "Minute" },
  day: { title: "Last day", slice: "hour", sliceTitle: "Hour" },
  week: { title: "Last week", slice: "24 hours", sliceTitle: "24 hours from" },
};
