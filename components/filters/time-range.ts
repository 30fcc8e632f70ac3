import { formatDate, formatMinute } from "#components/ui/format-time.ts";

const HOUR = 3_600_000;

type Preset = { label: string; start?: (now: Date) => Date };

export const rangePresets: readonly Preset[] = [
  { label: "Any time" },
  { label: "Last hour", start: (now) => new Date(now.getTime() - HOUR) },
  { label: "Today", start: (now) => new Date(now.getFullYear(), now.getMonth(), now.getDate()) },
  { label: "Last 24 hours", start: (now) => new Date(now.getTime() - 24 * HOUR) },
  { label: "Last 7 days", start: (now) => new Date(now.getTime() - 7 * 24 * HOUR) },
  { label: "Last 30 days", start: (now) => new Date(now.getTime() - 30 * 24 * HOUR) },
];

/** "Since 9 Mar 2026, 14:03", "Until …" or "… to …" */
export function describeRange(from: Date | null, to: Date | null, timeZone: string): string {
  const show = (at: Date) => `${formatDate(at, timeZone)}, ${formatMinute(at, timeZone)}`;
  if (from && to) return `${show(from)} to ${show(to)}`;
  if (from) return `Since ${show(from)}`;
  return to ? `Until ${show(to)}` : "Any time";
}

/** The value of a `datetime-local` field for a moment, in the browser's zone. */
export function showLocalTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The moment that a `datetime-local` field names, or null while it names none. */
export function readLocalTime(value: string): Date | null {
  const at = new Date(value);
  return value === "" || Number.isNaN(at.getTime()) ? null : at;
}
