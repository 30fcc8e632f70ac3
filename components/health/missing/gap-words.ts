import type { ChipTone } from "#components/ui/chip.tsx";
import { dayKey, formatMinute, formatSpan } from "#components/ui/format-time.ts";
import type { Gap } from "#lib/api/missing.ts";
import { type GapKind, gapKinds, MOST_SIGNS, patienceMs } from "#lib/health/missing/gap-kinds.ts";

type KindWords = {
  /** On the filter. */
  label: string;
  tone: ChipTone;
  /** What should have come. */
  missing: string;
  /** The rule, in one sentence. */
  watched: string;
};

export const kindWords: Record<GapKind, KindWords> = {
  ring: {
    label: "Ring without end",
    tone: "call",
    missing: "The end of a call",
    watched: `It rang or was answered, and no call.completed came within ${formatSpan(patienceMs.ring)}.`,
  },
  tag: {
    label: "Unknown call",
    tone: "tag",
    missing: "A call that was tagged",
    watched: `A tag or a new summary names a call of which nothing came within ${formatSpan(patienceMs.tag)}.`,
  },
  transfer: {
    label: "Transfer",
    tone: "call",
    missing: "The first part of a transferred call",
    watched: `A call says that it was transferred from another, which did not come within ${formatSpan(patienceMs.transfer)}.`,
  },
  answer: {
    label: "Answered message",
    tone: "message",
    missing: "A message that was answered",
    watched:
      "A reaction (Liked “…”) quotes a message that is not in its thread. Allo’s messages name no other that they answer, so other answers cannot be told.",
  },
  silence: {
    label: "Silence",
    tone: "warn",
    missing: "Anything at all for a number",
    watched:
      "Nothing came for a number of yours for half an hour or more, at an hour of the week at which something always came in the last four to eight weeks, and so much that chance would be silent once in a thousand times.",
  },
};

/** How late a thing was that came after all. */
export function lateWords({ kind, at, cameAt }: Pick<Gap, "kind" | "at" | "cameAt">): string {
  if (cameAt === null) return "";
  const late = formatSpan(Math.max(0, Date.parse(cameAt) - Date.parse(at)));
  return kind === "silence" ? `Something came after ${late}` : `Came, ${late} late`;
}

/** As one types it into a form: "2026-03-16 09:10". */
export function typedTime(iso: string, timeZone: string): string {
  const at = new Date(iso);
  return `${dayKey(at, timeZone)} ${formatMinute(at, timeZone)}`;
}

/** "about 8 of its spans of five minutes" */
export function expectedWords({ spans, weeks }: NonNullable<Gap["expected"]>): string {
  return `In the same hours of the last ${weeks} weeks something came in ${Math.round(spans)} spans of five minutes, on average.`;
}

/** "12", or "1,000 or more" where there may be others that nobody looked at. */
export function openWords(
  open: Readonly<Partial<Record<GapKind, number>>>,
  kinds: readonly GapKind[] = gapKinds,
): string {
  const counts = kinds.map((kind) => open[kind] ?? 0);
  const words = counts.reduce((sum, count) => sum + count, 0).toLocaleString("en");
  return counts.some((count) => count >= MOST_SIGNS) ? `${words} or more` : words;
}
