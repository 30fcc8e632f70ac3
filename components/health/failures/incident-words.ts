import type { IncidentItem } from "#lib/api/failures.ts";
import { urgencies } from "#lib/health/failures/incident-kinds.ts";

/** The most urgent first, of these the one opened last; nothing moves because something happened once more. */
export function byUrgency(a: IncidentItem, b: IncidentItem): number {
  const rank = ({ urgency }: IncidentItem) => urgencies.indexOf(urgency);
  return rank(a) - rank(b) || Date.parse(b.openedAt) - Date.parse(a.openedAt) || b.id - a.id;
}

/** "once", "3,000 times" */
export function timesWords(count: number): string {
  return count === 1 ? "once" : `${count.toLocaleString("en")} times`;
}

/** "came back", "came back, 3rd time"; null for one that is there for the first time. */
export function comesBackWords(openings: number): string | null {
  if (openings < 2) return null;
  return openings === 2 ? "came back" : `came back, ${ordinal(openings)} time`;
}

const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });

function ordinal(n: number): string {
  return `${n.toLocaleString("en")}${endings[ordinals.select(n)] ?? "th"}`;
}

/** What all open incidents come to, in a sentence; `somethingOpen` where there is more than incidents that is not over. */
export function stateWords(
  open: readonly IncidentItem[],
  somethingOpen: boolean,
): { tone: "ok" | "warn" | "bad"; words: string } {
  const needing = open.filter(({ urgency }) => urgency !== "note");
  if (needing.length > 0) {
    const tone = needing.some(({ urgency }) => urgency === "now") ? "bad" : "warn";
    return { tone, words: needing.length === 1 ? "1 thing needs you" : `${needing.length} things need you` };
  }
  if (somethingOpen) return { tone: "warn", words: "Not all is well" };
  if (open.length === 0) return { tone: "ok", words: "All is well" };
  return {
    tone: "ok",
    words: open.length === 1 ? "All is well, with 1 note" : `All is well, with ${open.length} notes`,
  };
}
