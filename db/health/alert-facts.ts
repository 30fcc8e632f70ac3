import { and, asc, desc, eq, gte, isNotNull, isNull, lt, max, min } from "drizzle-orm";
import { callbacks } from "#db/conversation-schema.ts";
import { waiting } from "#db/conversations/callbacks.ts";
import { endpoints } from "#db/forward-schema.ts";
import { newestFromOutside } from "#db/health/newest-attempts.ts";
import type { Db } from "#db/open.ts";
import { attempts, tallies } from "#db/schema.ts";
import { lateArrivals } from "#db/sender-schema.ts";
import type { LateTry } from "#lib/alerts/conditions.ts";
import type { WatchedEndpoint } from "#lib/alerts/endpoint-conditions.ts";
import type { Hourly } from "#lib/alerts/silence.ts";
import { isTurnedOffByServer } from "#lib/forwarding/turned-off.ts";

/** Beyond this nobody cares how many wait, or came late. */
export const MOST_WAITING = 1000;
export const MOST_LATE = 1000;

/** What alerts are worked out from, each by a short walk along an index. Times are epoch milliseconds. */
export function createAlertFacts(db: Db) {
  return {
    /** Which of Allo's later tries brought what came since then, the newest first. */
    lateSince(since: number): LateTry[] {
      return db
        .select({
          number: lateArrivals.number,
          receivedAt: lateArrivals.receivedAt,
          firstTriedAt: lateArrivals.firstTriedAt,
        })
        .from(lateArrivals)
        .where(isNotNull(lateArrivals.number))
        .orderBy(desc(lateArrivals.id))
        .limit(MOST_LATE)
        .all()
        .flatMap(({ number, receivedAt, firstTriedAt }) =>
          number === null || receivedAt < since ? [] : [{ number, lateMs: Math.max(0, receivedAt - firstTriedAt) }],
        );
    },
    /** Since when those wait for a call who wait longest, oldest first. */
    waitingSince(now: number): number[] {
      const rows = db
        .select({ since: callbacks.since })
        .from(callbacks)
        .where(and(...waiting("open", now)))
        .orderBy(asc(callbacks.since), asc(callbacks.id))
        .limit(MOST_WAITING)
        .all();
      return rows.map(({ since }) => since);
    },
    endpoints(): WatchedEndpoint[] {
      return db
        .select()
        .from(endpoints)
        .where(isNull(endpoints.removedAt))
        .all()
        .map(({ description, url, disabledAt, disabledReason, ...row }) => ({
          id: row.id,
          name: description.trim() === "" ? new URL(url).host : description,
          paused: row.paused,
          consecutiveFailures: row.consecutiveFailures,
          firstFailureAt: row.firstFailureAt,
          armedAt: row.armedAt,
          offBy: disabledAt === null ? null : isTurnedOffByServer(disabledReason) ? "server" : "person",
          offReason: disabledReason,
        }));
    },
    /** When the last delivery came, among the newest attempts; our own test events are none of Allo's. */
    lastDeliveryAt(): number | null {
      const last = db
        .select({ at: attempts.receivedAt })
        .from(attempts)
        .where(and(newestFromOutside, eq(attempts.verdict, "stored")))
        .orderBy(desc(attempts.id))
        .limit(1)
        .get();
      return last?.at ?? null;
    },
    firstHour(): number | null {
      const first = db
        .select({ at: min(tallies.start) })
        .from(tallies)
        .where(eq(tallies.grain, "hour"))
        .get();
      return first?.at ?? null;
    },
    /** For each hour, how often its most frequent topic came: one call is several deliveries, and counts once. */
    hourly(from: number, to: number): Hourly {
      const rows = db
        .select({ start: tallies.start, count: max(tallies.deliveries).mapWith(Number) })
        .from(tallies)
        .where(and(eq(tallies.grain, "hour"), gte(tallies.start, from), lt(tallies.start, to)))
        .groupBy(tallies.start)
        .all();
      return new Map(rows.map(({ start, count }) => [start, count]));
    },
  };
}

export type AlertFacts = ReturnType<typeof createAlertFacts>;
