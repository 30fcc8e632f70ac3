import { formatSpan } from "#components/ui/format-time.ts";

export type Unit = "count" | "time";

/** A count, or a time that was given in milliseconds. Short times keep a decimal: there they differ. */
export function figureWords(unit: Unit, value: number): string {
  if (unit === "count") return value.toLocaleString("en");
  return value < 10 ? `${Math.round(value * 10) / 10} ms` : formatSpan(value);
}
