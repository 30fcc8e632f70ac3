const HOUR = 3_600_000;

/** Failures of one day that are this far apart are no short outage. */
export const ARMED_WITHIN_MS = 24 * HOUR;
export const ARMED_APART_MS = 12 * HOUR;
/** How long nothing but failure is borne from then on. */
export const BORNE_MS = 5 * 24 * HOUR;
/** The parts of that time after which it is announced, in per cent. */
const WARNED_AT = [50, 70, 90] as const;

/** How an endpoint has failed since it last took something; times are epoch milliseconds. */
export type Failing = {
  consecutiveFailures: number;
  firstFailureAt: number | null;
  /** Since when the five days run. */
  armedAt: number | null;
  /** The last of `WARNED_AT` that was announced, else 0. */
  warned: number;
};

export const notFailing: Failing = { consecutiveFailures: 0, firstFailureAt: null, armedAt: null, warned: 0 };

/** `isOver` says that the time is over which it may fail; `warn` is what is to be announced now. */
export type FailingNow = { failing: Failing; isOver: boolean; warn: number | null };

/** What a failure at `now` makes of it; `failedBefore` says whether it failed 12 to 24 hours ago, too. */
export function failedAgain(before: Failing, now: number, failedBefore: boolean): FailingNow {
  const armedAt = before.armedAt ?? (failedBefore ? now : null);
  const part = armedAt === null ? 0 : ((now - armedAt) / BORNE_MS) * 100;
  const reached = WARNED_AT.findLast((percent) => percent <= part) ?? 0;
  return {
    failing: {
      consecutiveFailures: before.consecutiveFailures + 1,
      firstFailureAt: before.firstFailureAt ?? now,
      armedAt,
      warned: Math.max(before.warned, reached),
    },
    isOver: part >= 100,
    warn: reached > before.warned ? reached : null,
  };
}
