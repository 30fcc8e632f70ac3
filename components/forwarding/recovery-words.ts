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
