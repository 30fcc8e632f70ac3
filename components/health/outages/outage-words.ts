import type { Outage } from "#lib/api/sender.ts";

/** Nobody misses anything over a restart: Allo tries again after five seconds. */
const SHORT_MS = 30_000;
/** For so long Allo bears nothing but failure. */
const BORNE_MS = 5 * 24 * 3_600_000;

type Kind = Pick<Outage, "kind" | "detail">;

/** How long it lasted, or lasts by now. */
export function lengthOf({ startedAt, endedAt }: Pick<Outage, "startedAt" | "endedAt">, now: number): number {
  return Math.max(0, (endedAt === null ? now : Date.parse(endedAt)) - Date.parse(startedAt));
}

/** A start after a stop that cost nothing is no reason to worry. */
export function isRestart(outage: Outage): boolean {
  const { kind, endedAt, refused, late } = outage;
  return kind === "down" && endedAt !== null && lengthOf(outage, 0) < SHORT_MS && refused + late.count === 0;
}

/** Long enough for Allo to have turned the endpoint off meanwhile. */
export function mayBeOff(outage: Outage): boolean {
  return outage.endedAt !== null && lengthOf(outage, 0) >= BORNE_MS;
}

export function outageTitle(outage: Outage): string {
  switch (outage.kind) {
    case "down":
      return isRestart(outage) ? "Restart" : "The server did not run";
    case "asleep":
      return "The process stood still";
    case "storage":
      return "The database could not be written";
    case "no_secret":
      return "No secret was set";
    case "wrong_secret":
      return "No signature matched our secret";
    case "clock":
      return "The clocks were too far apart";
    case "too_large":
      return "The bodies were too long";
    case "busy":
      return "Too many long bodies at once";
  }
}

/** What is known of the cause, and the cure. */
export function outageCause({ kind, detail }: Kind): string {
  switch (kind) {
    case "down":
      return detail === "stopped"
        ? "It was stopped as it should be: an update, a restart, or by hand."
        : "It ended without a word: a crash, SIGKILL or a power cut. The start is known to ten seconds.";
    case "asleep":
      return "The machine slept, or the process was halted; it went on by itself.";
    case "storage":
      return storageCause(detail);
    case "no_secret":
      return "Allo’s deliveries came and nothing could verify them. Set ALLO_WEBHOOK_SECRET and restart.";
    case "wrong_secret":
      return "Everything that came was signed with another key. Compare ALLO_WEBHOOK_SECRET with the secret in Allo’s settings; or it was not Allo who sent it.";
    case "clock":
      return "Signed as it should be, with a time more than five minutes from ours. Check this machine’s clock.";
    case "too_large":
      return "Everything that came was longer than is taken. Raise MAX_BODY_BYTES and restart.";
    case "busy":
      return "There was no room for all the long bodies that came at the same time. Allo’s retries spread them; look for whoever else sends.";
  }
}

function storageCause(detail: string | null): string {
  if (detail?.startsWith("SQLITE_FULL")) return "The disk was full. Make room on the disk of DATA_DIR.";
  if (detail?.startsWith("SQLITE_BUSY")) return "Another program held the database. Close whatever else opens it.";
  if (detail?.startsWith("SQLITE_READONLY")) return "Nothing may write to DATA_DIR. Check its rights and its disk.";
  return `The disk failed (${detail ?? "no code"}). Check the disk of DATA_DIR.`;
}

/** "3 requests were turned away", or null where none was seen. */
export function refusedWords(refused: number): string | null {
  if (refused === 0) return null;
  return refused === 1 ? "1 request was turned away" : `${refused.toLocaleString("en")} requests were turned away`;
}
