/**
 * Why nothing could be taken: the server did not run, its process stood still, the database could not be written, no secret was set,
 * the secret was another than the sender's, the clocks were too far apart, the bodies were longer than is allowed, or too many long
 * ones came at once.
 */
export const outageKinds = [
  "down",
  "asleep",
  "storage",
  "no_secret",
  "wrong_secret",
  "clock",
  "too_large",
  "busy",
] as const;
export type OutageKind = (typeof outageKinds)[number];

/** How the run before an outage ended: by a signal, as it should, or without a word (SIGKILL, a crash, a power cut). */
export type RunEnd = "stopped" | "killed";
