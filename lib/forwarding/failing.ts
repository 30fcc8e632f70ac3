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
  /** The first of the latest failures of which none came more than a day after the one before it. */
  failuresFrom: number | null;
  lastFailureAt: number | null;
  /** Since when the five days run. */
  armedAt: number | null;
  /** The last of `WARNED_AT` that was announced, else 0. */
  warned: number;
};

export const notFailing: Failing = {
  consecutiveFailures: 0,
  firstFailureAt: null,
  failuresFrom: null,
  lastFailureAt: null,
  armedAt: null,
  warned: 0,
};

/** `isOver` says that the time is over which it may fail; `warn` is what is to be announced now. */
export type FailingNow = { failing: Failing; isOver: boolean; warn: number | null };

/**
 * What a failure at `now` makes of it. Two failures that lie 12 to 24 hours apart begin the five days: there is such a one before
 * this if, and only if, the latest failures began 12 hours ago. For none of them is more than 12 hours from the next, or else that
 * would have begun them; so one of them lies in every stretch of 12 hours between the first and the last.
 */
export function failedAgain(before: Failing, now: number): FailingNow {
  const isApart = before.lastFailureAt === null || now - before.lastFailureAt > ARMED_WITHIN_MS;
  // A clock that was set back leaves times behind that are still to come.
  const failuresFrom = isApart ? now : Math.min(before.failuresFrom ?? now, now);
  const begins = now - failuresFrom >= ARMED_APART_MS ? now : null;
  const armedAt = before.armedAt === null ? begins : Math.min(before.armedAt, now);
  const part = armedAt === null ? 0 : ((now - armedAt) / BORNE_MS) * 100;
  const reached = WARNED_AT.findLast((percent) => percent <= part) ?? 0;
  return {
    failing: {
      consecutiveFailures: before.consecutiveFailures + 1,
      firstFailureAt: before.firstFailureAt ?? now,
      failuresFrom,
      lastFailureAt: now,
      armedAt,
      warned: Math.max(before.warned, reached),
    },
    isOver: part >= 100,
    warn: reached > before.warned ? reached : null,
  };
}
