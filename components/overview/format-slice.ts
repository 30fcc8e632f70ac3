import type { SpanName } from "#components/overview/span-names.ts";
import { formatDate, formatMinute } from "#components/ui/format-time.ts";

/** The beginning of a slice: the day is said only where the span has several. */
export function formatSlice(name: SpanName, iso: string, timeZone: string): string {
  const at = new Date(iso);
  const time = formatMinute(at, timeZone);
  return name === "week" ? `${formatDate(at, timeZone)}, ${time}` : time;
}
