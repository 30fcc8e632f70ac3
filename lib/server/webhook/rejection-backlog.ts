import { heldBytes, type NewRejection, QUARANTINE_LIMITS } from "#db/cut-rejection.ts";

/** How much is written in one go, so that a long backlog does not hold up what else the process does. */
const SLICE = { rows: 100, bytes: 1024 * 1024 };

/** Rejections that wait to be written, oldest first: no more than the quarantine could hold, so the oldest go first. */
export type RejectionBacklog = {
  add(rejection: NewRejection): void;
  /** The oldest, as many as are written in one go. */
  next(): readonly NewRejection[];
  /** Forgets so many of the oldest. */
  drop(count: number): void;
};

export function createRejectionBacklog(
  limits: Pick<typeof QUARANTINE_LIMITS, "totalBytes" | "rows"> = QUARANTINE_LIMITS,
): RejectionBacklog {
  const waiting: NewRejection[] = [];
  let bytes = 0;

  function drop(count: number): void {
    for (const rejection of waiting.splice(0, count)) bytes -= heldBytes(rejection);
  }

  return {
    add(rejection) {
      waiting.push(rejection);
      bytes += heldBytes(rejection);
      while (waiting.length > limits.rows || bytes > limits.totalBytes) drop(1);
    },
    next() {
      let size = 0;
      const past = waiting.slice(0, SLICE.rows).findIndex((rejection) => {
        size += heldBytes(rejection);
        return size > SLICE.bytes;
      });
      return waiting.slice(0, past < 0 ? SLICE.rows : Math.max(1, past));
    },
    drop,
  };
}
