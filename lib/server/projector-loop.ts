import { performance } from "node:perf_hooks";
import type { Projector } from "#db/projector.ts";

const SLICE_MS = 5;
/** While deliveries keep coming faster than the loop rests, reading waits for a gap this long … */
const QUIET_MS = 20;
/** … but not for ever: at least one slice in this time, unless the caller has less patience, so that a busy inbox is still read. */
const PATIENCE_MS = 500;
/** A slice with a long delivery takes longer, and is followed by so much longer a wait, but at most this many times as long a one. */
const LONGEST_WAIT = 10;
/** A loop that is at work for less than this share of the time has room for reading between deliveries. */
const BUSY_FROM = 0.5;
const AFTER_FAILURE_MS = 2_000;
/** A page that could not catch up leaves it to the loop for so long: one that is far behind cannot be helped by every request. */
const REST_MS = 100;

export type ProjectorLoop = {
  /** Something was committed. */
  wake(): void;
  /** Reads what is stored so far, for a page that is about to show it, unless that is more than fits into `budgetMs`. */
  catchUp(budgetMs: number): void;
  stop(): void;
};

/** Runs the projector in slices between requests, and never in the middle of a burst if it can wait. */
export function startProjectorLoop(
  projector: Pick<Projector, "follow">,
  onError: (cause: unknown) => void,
  patienceMs = PATIENCE_MS,
): ProjectorLoop {
  let timer: NodeJS.Timeout | null = null;
  let waitingSince = 0;
  let stopped = false;
  let restsUntil = 0;
  let patience = patienceMs;
  let sinceSlice = performance.eventLoopUtilization();

  function isBusy(): boolean {
    return performance.eventLoopUtilization(sinceSlice).utilization >= BUSY_FROM;
  }

  function schedule(delay: number): void {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(run, delay);
  }

  function run(): void {
    timer = null;
    const begin = performance.now();
    try {
      const done = projector.follow(SLICE_MS);
      const slices = (performance.now() - begin) / SLICE_MS;
      patience = patienceMs * Math.min(Math.max(slices, 1), LONGEST_WAIT);
      sinceSlice = performance.eventLoopUtilization();
      if (done) {
        restsUntil = 0;
        return;
      }
      waitingSince = performance.now();
      schedule(SLICE_MS);
    } catch (cause) {
      onError(cause);
      schedule(AFTER_FAILURE_MS);
    }
  }

  schedule(0);
  return {
    wake() {
      const now = performance.now();
      if (!timer) waitingSince = now;
      else if (!isBusy()) return;
      // Out of patience: the timer that stands fires in time, where setting it anew on every commit would put it off for ever.
      else if (now - waitingSince > patience - QUIET_MS) return;
      schedule(QUIET_MS);
    },
    catchUp(budgetMs) {
      if (performance.now() < restsUntil) return;
      try {
        if (!projector.follow(budgetMs)) restsUntil = performance.now() + REST_MS;
      } catch (cause) {
        onError(cause);
      }
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
