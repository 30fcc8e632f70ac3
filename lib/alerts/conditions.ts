import { type Condition, single } from "#lib/alerts/condition.ts";
import { counted, spanWords } from "#lib/alerts/span-words.ts";
import { waitBetween } from "#lib/allo/retry-schedule.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How far back arrivals count. */
export const LATE_WITHIN_MS = 15 * MINUTE;

/** A delivery by which of Allo's later tries brought it, and how long after the first; as inferred from its schedule. */
export type LateTry = { number: number; lateMs: number };

/** `tries` brought what came within `LATE_WITHIN_MS`, at most `most` of them. An event that Allo itself tells of late is not late. */
export function lateness(tries: readonly LateTry[], most: number, minutes: number): Condition {
  const late = tries.filter(({ number }) => waitBetween(1, number) * 1000 >= minutes * MINUTE);
  if (late.length === 0) return single("late", false, "Deliveries come on Allo’s first tries again.");
  const words = late.length >= most ? `${most} deliveries or more` : counted(late.length, "delivery", "deliveries");
  const latest = late.reduce((one, other) => (other.lateMs > one.lateMs ? other : one));
  const text = `${words} of the last 15 minutes came on a later try of Allo’s, the latest on try ${latest.number}, about ${spanWords(latest.lateMs)} late.`;
  return single("late", true, text);
}

/** What stands between an alert and its end, in points of a hundred: a disk that is just at its limit flutters. */
const DISK_MARGIN = 2;

/** Null where the disk cannot be asked. */
export function fullness(disk: { totalBytes: number; freeBytes: number } | null, percent: number): Condition {
  if (!disk || disk.totalBytes <= 0) return single("disk", null, "");
  const used = 100 * (1 - disk.freeBytes / disk.totalBytes);
  const text = `The disk of DATA_DIR is ${Math.floor(used)} % full, ${freeWords(disk.freeBytes)} are free.`;
  return single("disk", used >= percent ? true : used < percent - DISK_MARGIN ? false : null, text);
}

function freeWords(bytes: number): string {
  const gib = bytes / 1024 ** 3;
  return gib >= 1 ? `${gib.toFixed(1)} GiB` : `${Math.floor(bytes / 1024 ** 2)} MiB`;
}

/** `since`: from when on those wait who wait longest, oldest first; at most `most` of them. */
export function waiting(since: readonly number[], most: number, hours: number, now: number): Condition {
  const late = since.filter((one) => one <= now - hours * HOUR);
  if (late.length === 0) {
    return single("callbacks", false, `Nobody waits for a call back for over ${counted(hours, "hour")} any more.`);
  }
  const longest = spanWords(now - Math.min(...late));
  const people =
    late.length >= most ? `${most} people or more wait` : counted(late.length, "person waits", "people wait");
  const text = `${people} for a call back for over ${counted(hours, "hour")}, the longest for ${longest}.`;
  return single("callbacks", true, text);
}
