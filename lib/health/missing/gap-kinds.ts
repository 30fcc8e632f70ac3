import { UNFINISHED_AFTER_MS } from "#lib/allo/calls/call-state.ts";

/** What tells us that something is missing: see docs/health.md. */
export const gapKinds = ["ring", "tag", "transfer", "answer", "silence"] as const;
export type GapKind = (typeof gapKinds)[number];

export const gapStates = ["open", "came", "dismissed"] as const;
export type GapState = (typeof gapStates)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** How long after its sign a thing may still come by itself, in milliseconds: completions are late by up to 43 minutes in practice. */
export const patienceMs: Record<GapKind, number> = {
  ring: UNFINISHED_AFTER_MS,
  tag: HOUR_MS,
  transfer: HOUR_MS,
  answer: HOUR_MS,
  silence: HOUR_MS / 2,
};

/** How long before its sign Allo may have sent what is missing: a tag is set by hand, often on the call of another day. */
const sentBeforeMs: Record<GapKind, number> = {
  ring: 10 * MINUTE_MS,
  tag: DAY_MS,
  transfer: HOUR_MS,
  answer: DAY_MS,
  silence: 10 * MINUTE_MS,
};

/** Signs older than this are not looked at any more. */
export const WATCHED_MS = 30 * DAY_MS;
/** Of each kind so many are looked at, the newest. */
export const MOST_SIGNS = 1_000;
/** How long a row stays that has ticked itself off. */
export const SHOWN_AFTER_MS = 7 * DAY_MS;
/** Of all kinds together, the last that came. */
export const MOST_SHOWN_AFTER = 1_000;

/** Of a message itself the time is known: this is for clocks that differ. */
const SENT_BEFORE_TRY_MS = 10 * MINUTE_MS;

/**
 * From when on Allo must send again so that all comes that is missing, or was first tried at `givenUpSince` and given up: a full
 * minute, as Allo's form takes it. Null where nothing is.
 */
export function recoverSince(
  earliest: Partial<Record<GapKind, number>>,
  givenUpSince: number | null = null,
): number | null {
  const times = gapKinds.flatMap((kind) => {
    const at = earliest[kind];
    return at === undefined ? [] : [at - sentBeforeMs[kind]];
  });
  if (givenUpSince !== null) times.push(givenUpSince - SENT_BEFORE_TRY_MS);
  return times.length === 0 ? null : Math.floor(Math.min(...times) / MINUTE_MS) * MINUTE_MS;
}
