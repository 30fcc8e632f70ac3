import { performance } from "node:perf_hooks";
import type { Projector } from "#db/projector.ts";

const SLICE_MS = 5;
/** While deliveries keep coming faster than the loop rests, reading waits for a gap this long … */
const QUIET_MS = 20;
/** … but not for ever: at least one slice in this time, unless the caller has less patience, so that a busy inbox is still read. */
const PATIENCE_MS = 500;
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
    try {
      const done = projector.follow(SLICE_MS);
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
      else if (now - waitingSince > patienceMs - QUIET_MS) return;
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
