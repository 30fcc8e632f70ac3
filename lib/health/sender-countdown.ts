import { ARMED_APART_MS, ARMED_WITHIN_MS, BORNE_MS } from "#lib/forwarding/failing.ts";

/** The first and the last failure of an hour, and how many there were; epoch milliseconds. */
export type FailuresOfHour = { firstAt: number; lastAt: number; count: number };

/** Since when Allo has met nothing but failure here; `turnsOffAt` is null as long as that may still be a short outage. */
export type SenderFailing = { failures: number; firstAt: number; lastAt: number; turnsOffAt: number | null };

/**
 * Allo's rule for its own endpoints, which is ours for forwards too: failures of one day that are twelve hours apart begin five
 * days, and any success ends them. `hours` in the order of time; null where the last that came was taken.
 */
export function senderFailing(hours: readonly FailuresOfHour[], lastSuccessAt: number | null): SenderFailing | null {
  const since = lastSuccessAt ?? Number.NEGATIVE_INFINITY;
  // Of the hour of the success only the last failure is known to be after it.
  const after = hours
    .filter(({ lastAt }) => lastAt > since)
    .map((hour) => (hour.firstAt > since ? hour : { firstAt: hour.lastAt, lastAt: hour.lastAt, count: 1 }));
  const [first] = after;
  const last = after.at(-1);
  if (!first || !last) return null;
  const times = after.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]);
  const armedAt = times.find((at) => times.some((before) => isArming(at - before)));
  return {
    failures: after.reduce((sum, { count }) => sum + count, 0),
    firstAt: first.firstAt,
    lastAt: last.lastAt,
    turnsOffAt: armedAt === undefined ? null : armedAt + BORNE_MS,
  };
}

function isArming(apartMs: number): boolean {
  return apartMs >= ARMED_APART_MS && apartMs <= ARMED_WITHIN_MS;
}
