/**
 * Why nothing could be taken: the server did not run, its process stood still, the database could not be written, no secret was set,
 * the secret was another than the sender's, or the clocks were too far apart.
 */
export const outageKinds = ["down", "asleep", "storage", "no_secret", "wrong_secret", "clock"] as const;
export type OutageKind = (typeof outageKinds)[number];

/** How the run before an outage ended: by a signal, as it should, or without a word (SIGKILL, a crash, a power cut). */
export type RunEnd = "stopped" | "killed";
