import { addHistograms, type Histogram } from "#lib/health/histogram.ts";

/** What one try of a forward came to: taken, to be tried again, or given up. */
const tryOutcomes = ["taken", "retrying", "given-up"] as const;

export type TryOutcome = (typeof tryOutcomes)[number];

/** What waits to be forwarded: how many, and for how long the oldest. */
export type QueueSample = { depth: number; oldestMs: number };

/** What this server saw of its own running in one stretch of time. That there is one says that it ran. */
export type Measurement = {
  /** Epoch milliseconds. */
  start: number;
  /** Of answers with 200 to a webhook, in microseconds. */
  acknowledgements: Histogram;
  /** Of tries of forwards, in milliseconds. */
  forwardTimes: Histogram;
  tries: Record<TryOutcome, number>;
  /** The worst that was seen; null where nobody looked. */
  queue: QueueSample | null;
};

export function emptyMeasurement(start: number): Measurement {
  return {
    start,
    acknowledgements: {},
    forwardTimes: {},
    tries: { taken: 0, retrying: 0, "given-up": 0 },
    queue: null,
  };
}

/** Several stretches as one, which begins at `start`. Their order makes no difference. */
export function addMeasurements(start: number, all: readonly Measurement[]): Measurement {
  const sum = emptyMeasurement(start);
  for (const { tries, queue } of all) {
    for (const outcome of tryOutcomes) sum.tries[outcome] += tries[outcome];
    sum.queue = worstQueue(sum.queue, queue);
  }
  sum.acknowledgements = addHistograms(all.map((one) => one.acknowledgements));
  sum.forwardTimes = addHistograms(all.map((one) => one.forwardTimes));
  return sum;
}

export function worstQueue(one: QueueSample | null, other: QueueSample | null): QueueSample | null {
  if (!one || !other) return one ?? other;
  return { depth: Math.max(one.depth, other.depth), oldestMs: Math.max(one.oldestMs, other.oldestMs) };
}
