/** What went to and fro with one number, as far as it matters for who waits for whom. */
export type Touch = {
  /** `mark`: somebody said by hand that it is done. */
  kind: "call" | "message" | "mark";
  id: number;
  direction: "inbound" | "outbound";
  /** When it began or was sent, or up to when all is done; epoch milliseconds. */
  at: number;
  effect: Effect;
};

/**
 * `waits`: they want to be called back from `dueAt` on (epoch milliseconds). `answers`: whoever waited before waits no
 * longer. `none`: it changes nothing.
 */
export type Effect = { does: "waits"; reason: WaitReason; dueAt: number } | { does: "answers" } | { does: "none" };

export const waitReasons = ["voicemail", "missed", "failed", "unfinished", "message"] as const;

export type WaitReason = (typeof waitReasons)[number];
