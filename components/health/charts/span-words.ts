import { formatDate, formatMinute } from "#components/ui/format-time.ts";
import type { SeriesSpan } from "#lib/api/series.ts";

export const spanWords: Record<SeriesSpan, { label: string; within: string; slice: string }> = {
  hour: { label: "Hour", within: "in the last hour", slice: "Minute" },
  day: { label: "Day", within: "in the last day", slice: "Hour" },
  month: { label: "Month", within: "in the last 30 days", slice: "24 hours from" },
};

/** The beginning of a slice: "10:16", or "16 Mar, 10:00" where there are several days. */
export function sliceWords(span: SeriesSpan, iso: string, timeZone: string): string {
  const at = new Date(iso);
  return span === "hour" ? formatMinute(at, timeZone) : `${dayWords(at, timeZone)}, ${formatMinute(at, timeZone)}`;
}

/** Whether an axis says the time of a slice: at round times of the reader's day. */
export function isMarked(span: SeriesSpan, iso: string, index: number, timeZone: string): boolean {
  if (span === "month") return index % 5 === 2;
  const [hour, minute] = formatMinute(new Date(iso), timeZone).split(":").map(Number);
  return span === "hour" ? (minute ?? 0) % 10 === 0 : (hour ?? 0) % 4 === 0;
}

/** The same as `sliceWords` with no more than an axis has room for. */
export function tickWords(span: SeriesSpan, iso: string, timeZone: string): string {
  const at = new Date(iso);
  return span === "month" ? dayWords(at, timeZone) : formatMinute(at, timeZone);
}

function dayWords(at: Date, timeZone: string): string {
  return formatDate(at, timeZone).replace(/ \d{4}$/, "");
}
