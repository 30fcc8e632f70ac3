/** How long the same is not said again where it is to be said each day. */
const REMIND_EVERY_MS = 24 * 3_600_000;

/** What is known of one condition; times are epoch milliseconds. */
export type AlertState = {
  isOpen: boolean;
  /** Since when it has been otherwise than said, without that being said yet. */
  otherwiseSince: number | null;
  openedAt: number | null;
  /** When it was last said. */
  toldAt: number | null;
};

export const calm: AlertState = { isOpen: false, otherwiseSince: null, openedAt: null, toldAt: null };

export const alertKinds = ["opened", "reminded", "recovered"] as const;

export type AlertKind = (typeof alertKinds)[number];

/** How long a condition has to hold, or not to hold, before that is said; and whether to repeat it each day. */
export type Patience = { opensAfterMs: number; recoversAfterMs: number; remind: boolean };

/**
 * What a look at a condition makes of its state, and what is to be said now. `holds` null says that nothing can be told: then
 * everything stays as it is. Each opening is said once, and so is each end.
 */
export function look(
  before: AlertState,
  holds: boolean | null,
  now: number,
  patience: Patience,
): { state: AlertState; say: AlertKind | null } {
  if (holds === null) return { state: before, say: null };
  if (holds === before.isOpen) {
    const state = before.otherwiseSince === null ? before : { ...before, otherwiseSince: null };
    const isDue = state.isOpen && patience.remind && now - (state.toldAt ?? now) >= REMIND_EVERY_MS;
    return isDue ? { state: { ...state, toldAt: now }, say: "reminded" } : { state, say: null };
  }
  // A clock that was set back must not make anybody wait for it.
  const otherwiseSince = Math.min(before.otherwiseSince ?? now, now);
  const wait = holds ? patience.opensAfterMs : patience.recoversAfterMs;
  if (now - otherwiseSince < wait) return { state: { ...before, otherwiseSince }, say: null };
  return holds
    ? { state: { isOpen: true, otherwiseSince: null, openedAt: now, toldAt: now }, say: "opened" }
    : { state: calm, say: "recovered" };
}
