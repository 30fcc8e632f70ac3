import { eq } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { progress } from "#db/schema.ts";

/** All that came within a stretch of time has an id greater than `after` and not greater than `upTo`. */
export type IdRange = { after: number; upTo: number };

const HOUR = 3_600_000;
/** While more than this is not read yet, everything may be meant. */
const MOST_UNREAD = 5_000;

/**
 * Ids are in the order of arrival, but times are not where a clock was set back. So the stretch is looked up among the hours that
 * reading keeps, each with its first and last id, and what is not read yet is looked at itself. Times are epoch milliseconds, `until` is not included.
 */
export function createArrivedBetween(db: Db): (since: number, until: number) => IdRange {
  const read = db.select({ upTo: progress.attemptId }).from(progress).where(eq(progress.name, "readings")).prepare();
  const first = db.$client
    .prepare<[number, number], number | null>("select min(first_id) from hours where start > ? and start < ?")
    .pluck();
  const last = db.$client
    .prepare<[number, number], number | null>("select max(last_id) from hours where start > ? and start < ?")
    .pluck();
  const unread = db.$client
    .prepare<[number, number], number>("select delivery_id from attempts where id > ? order by id limit ?")
    .pluck();
  const newest = db.$client.prepare<[], number | null>("select max(id) from deliveries").pluck();

  return (since, until) => {
    const fresh = unread.all(read.get()?.upTo ?? 0, MOST_UNREAD + 1);
    const upTo = newest.get() ?? 0;
    if (fresh.length > MOST_UNREAD) return { after: 0, upTo };
    const hours = [since - HOUR, until] as const;
    const firstId = Math.min(first.get(...hours) ?? upTo + 1, ...fresh);
    const lastId = Math.max(last.get(...hours) ?? 0, ...fresh);
    return { after: firstId - 1, upTo: Math.max(lastId, firstId - 1) };
  };
}
