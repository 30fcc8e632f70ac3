import { RETRY_WAITS } from "#lib/allo/retry-schedule.ts";

/** Milliseconds to wait before each attempt of one delivery: Allo's eight, or without a factor only the first. */
export function retryWaits(factor: number | null): number[] {
  return factor === null ? [0] : RETRY_WAITS.map((seconds) => Math.round((seconds * 1000) / factor));
}
