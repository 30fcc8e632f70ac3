import { setTimeout as wait } from "node:timers/promises";

const LONGEST_WAIT_MS = 10_000;

/** How long to wait after so many failures (from 1): 1, 2, 4, 8, then 10 s. */
export function backOff(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1));
}

/** Waits, or less when `stop` says so. */
export async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal: stop }).catch(() => {});
}
