import type { ChipTone } from "#components/ui/chip.tsx";
import type { CallEntry } from "#lib/api/exchange.ts";

type Told = Pick<CallEntry, "direction" | "state" | "result" | "durationSeconds">;

/** What became of a call, in a word or two, and the tone of it. */
export function callWords({ direction, state, result, durationSeconds }: Told): { words: string; tone: ChipTone } {
  if (state === "ringing") return { words: direction === "inbound" ? "Ringing" : "Calling", tone: "accent" };
  if (state === "answered") return { words: "Talking", tone: "accent" };
  if (state === "unfinished") return { words: "Never ended", tone: "warn" };
  const outcome = result?.toUpperCase() ?? (durationSeconds ? "ANSWERED" : "MISSED");
  if (outcome === "ANSWERED") return { words: "Answered", tone: "ok" };
  if (outcome === "VOICEMAIL") return { words: "Voicemail", tone: direction === "inbound" ? "warn" : "plain" };
  if (outcome === "BLOCKED") return { words: "Blocked", tone: "plain" };
  if (outcome.startsWith("TRANSFERRED")) return { words: "Transferred", tone: "ok" };
  if (outcome.startsWith("FAILED")) return { words: "Failed", tone: "bad" };
  return direction === "inbound" ? { words: "Missed", tone: "bad" } : { words: "No answer", tone: "plain" };
}
