import { countInto } from "#lib/health/histogram.ts";
import {
  emptyMeasurement,
  type Measurement,
  type QueueSample,
  type TryOutcome,
  worstQueue,
} from "#lib/health/measurement.ts";

const MINUTE = 60_000;
/** Minutes that wait while the database cannot be written. */
const MOST_UNWRITTEN = 60;

export type Meter = {
  acknowledged(milliseconds: number): void;
  tried(outcome: TryOutcome, milliseconds: number): void;
  /** What is not written yet. */
  unwritten(): readonly Measurement[];
  /** Writes what is not written. */
  stop(): void;
};

type Source = {
  keep(minutes: readonly Measurement[]): void;
  /** What waits to be forwarded, all in all. */
  lookAtQueue(): QueueSample;
  now(): number;
  onError(cause: unknown): void;
};

/** Gathers in memory, at the price of a few additions, and writes once a minute: a crash loses a minute at most. */
export function startMeter({ keep, lookAtQueue, now, onError }: Source): Meter {
  let current = emptyMeasurement(minuteOf(now()));
  let finished: Measurement[] = [];
  let timer = setTimeout(write, untilNextMinute()).unref();

  function write(): void {
    timer = setTimeout(write, untilNextMinute()).unref();
    const at = now();
    finished = [...finished, current].slice(-MOST_UNWRITTEN);
    current = emptyMeasurement(minuteOf(at));
    try {
      const last = finished.at(-1);
      if (last) last.queue = worstQueue(last.queue, lookAtQueue());
      keep(finished);
      finished = [];
    } catch (cause) {
      onError(cause);
    }
  }

  function untilNextMinute(): number {
    return MINUTE - (now() % MINUTE);
  }

  return {
    acknowledged(milliseconds) {
      countInto(current.acknowledgements, milliseconds * 1000);
    },
    tried(outcome, milliseconds) {
      current.tries[outcome] += 1;
      countInto(current.forwardTimes, milliseconds);
    },
    unwritten: () => [...finished, current],
    stop() {
      clearTimeout(timer);
      write();
      clearTimeout(timer);
    },
  };
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE;
}
