import { countWords, MOST_COUNTED } from "#components/forwarding/endpoint-words.ts";
import type { ChipTone } from "#components/ui/chip.tsx";
import type { Recovery } from "#lib/api/endpoint.ts";
import type { RecoveryKind } from "#lib/forwarding/forward-state.ts";

/** What each kind of sending again means to whoever asks for it. */
export const kindWords: Record<RecoveryKind, { name: string; hint: string }> = {
  failed: { name: "What failed", hint: "Those that were tried for more than a day and given up." },
  missing: {
    name: "What it never got",
    hint: "Those that came while it was off, or before it was there. What it had is not sent twice.",
  },
  all: { name: "Everything", hint: "Also what it has had: the receiver must know a repeat by its webhook-id." },
};

type Progress = {
  label: string;
  tone: ChipTone;
  words: string;
  /** How much of the bar is full, from 0 to 1, while it goes on; null where that cannot be told. */
  part: number | null;
  /** Something of it can still be kept from being sent. */
  goesOn: boolean;
};

/** How far it is: first all of it is queued, then sent. */
export function recoveryProgress({
  state,
  total,
  queued,
  waiting,
}: Pick<Recovery, "state" | "total" | "queued" | "waiting">): Progress {
  const words = `${queued.toLocaleString("en")} of ${total.toLocaleString("en")} queued`;
  const withWaiting = waiting === 0 ? words : `${words}, ${countWords(waiting)} not sent yet`;
  if (state === "cancelled") return { label: "Stopped", tone: "plain", words, part: null, goesOn: false };
  const part = waiting >= MOST_COUNTED ? null : (queued - waiting) / Math.max(total, queued, 1);
  if (state === "running") return { label: "Queueing", tone: "accent", words: withWaiting, part, goesOn: true };
  if (waiting > 0) return { label: "Sending", tone: "accent", words: withWaiting, part, goesOn: true };
  return { label: "Done", tone: "ok", words, part: null, goesOn: false };
}
