import type { ChipTone } from "#components/ui/chip.tsx";
import type { CallItem } from "#lib/api/call.ts";

const tones = new Map<string, ChipTone>([
  ["ANSWERED", "ok"],
  ["TRANSFERRED", "ok"],
  ["TRANSFERRED_AI", "ok"],
  ["TRANSFERRED_EXTERNAL", "ok"],
  ["VOICEMAIL", "warn"],
  ["MISSED", "warn"],
  ["NO_ANSWER", "warn"],
  ["FAILED", "bad"],
  ["FAILED_EXTERNAL", "bad"],
]);

/** The hue of how a call ended: whether it got through, somebody waits, or something broke. */
export function outcomeTone({ state, result }: Pick<CallItem, "state" | "result">): ChipTone {
  if (result !== null) return tones.get(result.toUpperCase()) ?? "plain";
  if (state === "ringing" || state === "answered") return "call";
  return state === "unfinished" ? "warn" : "plain";
}
