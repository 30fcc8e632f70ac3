import type { TimedTurn } from "#lib/transcript/time-turns.ts";

/** What an export is made of. `startedAt` is ISO 8601; `names` are how the two sides are called. */
export type Transcript = {
  title: string;
  startedAt: string;
  names: Record<TimedTurn["speaker"], string>;
  turns: readonly TimedTurn[];
};

/** A text on one line. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
