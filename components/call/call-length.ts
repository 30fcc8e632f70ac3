import { formatSpan } from "#components/ui/format-time.ts";

/** How long a call was, such as "2 min 15 s"; null where nobody talked. */
export function callLength(seconds: number | null): string | null {
  return seconds === null || seconds <= 0 ? null : formatSpan(Math.max(1, seconds) * 1000);
}
