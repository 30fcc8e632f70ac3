import { formatDate } from "#components/ui/format-time.ts";

const LONGEST = 500;
const DAY = /^(\d{4}-\d\d-\d\d)(?:T00:00(?::00(?:\.0+)?)?Z?)?$/;

/** Any value of a payload as text for reading; null for one that says nothing. */
export function readable(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return cut(value);
  if (Array.isArray(value)) {
    const parts = value.map(readable).filter((part) => part !== null);
    return parts.length === 0 ? null : cut(parts.join(", "));
  }
  if (typeof value === "object") return Object.keys(value).length === 0 ? null : cut(JSON.stringify(value));
  return cut(String(value));
}

/** As `readable`; a day of the calendar, whatever zone the reader is in, as "15 Feb 2026". */
export function readableDay(value: unknown): string | null {
  const [, day] = (typeof value === "string" && DAY.exec(value)) || [];
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? readable(value) : formatDate(at, "UTC");
}

/** "job_title" as "Job title" */
export function fieldName(key: string): string {
  const words = key.replace(/[_\s]+/g, " ").trim();
  return words === "" ? "Unnamed" : words.charAt(0).toUpperCase() + words.slice(1);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
