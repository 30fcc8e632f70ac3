import { type AttemptTimes, inferAttempts } from "#lib/allo/infer-attempts.ts";
import { waitBetween } from "#lib/allo/retry-schedule.ts";

const EVENT_JITTER = 0.1;
const EVENT_ROOM_MS = 60_000;

/** `number` is null where the time fits none of Allo's tries: recovered by hand, or sent by something else. */
export type LateArrival = { number: number | null; firstTriedAt: number };

/** What the times of all attempts of a delivery say of the first: null where Allo's first try brought it. */
export function lateArrival(times: readonly AttemptTimes[], eventAt: number | null): LateArrival | null {
  const { attempts } = inferAttempts(times, eventAt);
  const first = attempts.findIndex((attempt) => attempt.sinceFirstMs === 0);
  const [time, attempt] = [times[first], attempts[first]];
  if (!time || !attempt || attempt.number === 1) return null;
  const sentAt = time.webhookTimestamp === null ? time.receivedAt : time.webhookTimestamp * 1000;
  if (attempt.number === null) return { number: null, firstTriedAt: sentAt };
  const waitMs = waitBetween(1, attempt.number) * 1000;
  const bySchedule = sentAt - waitMs;
  // Waits are often longer than the schedule says, and that adds up: the event's own time is nearer, where it fits at all.
  const isNear = eventAt !== null && Math.abs(bySchedule - eventAt) <= waitMs * EVENT_JITTER + EVENT_ROOM_MS;
  return { number: attempt.number, firstTriedAt: isNear ? eventAt : bySchedule };
}
