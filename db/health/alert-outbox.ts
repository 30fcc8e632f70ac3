import { and, asc, eq, gt, inArray, lte, min, sql } from "drizzle-orm";
import { alertChannels, alertSends, alerts } from "#db/alert-schema.ts";
import type { AlertRow } from "#db/health/alert-log.ts";
import type { Db } from "#db/open.ts";
import { nextSendAt } from "#lib/alerts/send-state.ts";

const INTERRUPTED = "The server stopped during the last try, and whether it arrived is not known.";

export type AlertOutbox = ReturnType<typeof createAlertOutbox>;

/** What each channel is still owed. */
export function createAlertOutbox(db: Db) {
  // As the partial index says it: with a bound value SQLite does not use it.
  const isPending = sql`${alertSends.state} = 'pending'`;
  const owed = (channelId: number) => and(eq(alertSends.channelId, channelId), isPending);

  function set(channelId: number, alertIds: readonly number[], values: Partial<typeof alertSends.$inferInsert>): void {
    db.update(alertSends)
      .set(values)
      .where(and(eq(alertSends.channelId, channelId), inArray(alertSends.alertId, [...alertIds])))
      .run();
  }

  return {
    /** When each channel that is owed something is due, epoch milliseconds. */
    due(): { channelId: number; dueAt: number; lastSentAt: number | null }[] {
      return db
        .select({
          channelId: alertSends.channelId,
          dueAt: min(alertSends.dueAt).mapWith(Number),
          lastSentAt: alertChannels.lastSentAt,
        })
        .from(alertSends)
        .innerJoin(alertChannels, eq(alertChannels.id, alertSends.channelId))
        .where(isPending)
        .groupBy(alertSends.channelId)
        .all();
    },
    /** What is due to a channel, oldest first and at most `limit`, as one try, which is counted before it is made. */
    take(channelId: number, limit: number, now: number): AlertRow[] {
      const rows = db
        .select({ alert: alerts, tries: alertSends.tries })
        .from(alertSends)
        .innerJoin(alerts, eq(alerts.id, alertSends.alertId))
        .where(and(owed(channelId), lte(alertSends.dueAt, now)))
        .orderBy(asc(alertSends.alertId))
        .limit(limit)
        .all();
      // The process died in their last try.
      const over = rows.filter(({ tries }) => tries > 0 && nextSendAt(tries, now) === null);
      const taken = rows.filter((row) => !over.includes(row));
      const count = db.$client.transaction(() => {
        for (const { alert, tries } of taken) {
          set(channelId, [alert.id], { tries: tries + 1, dueAt: nextSendAt(tries + 1, now) ?? now });
        }
        for (const { alert } of over) {
          set(channelId, [alert.id], { state: "failed", dueAt: null, settledAt: now, error: INTERRUPTED });
        }
      });
      count.immediate();
      return taken.map(({ alert }) => alert);
    },
    /** What else it is owed is due at once: it works. */
    sent(channelId: number, alertIds: readonly number[], now: number): void {
      const write = db.$client.transaction(() => {
        set(channelId, alertIds, { state: "sent", dueAt: null, settledAt: now, error: null });
        db.update(alertSends)
          .set({ dueAt: now })
          .where(and(owed(channelId), gt(alertSends.dueAt, now)))
          .run();
        db.update(alertChannels).set({ lastSentAt: now }).where(eq(alertChannels.id, channelId)).run();
      });
      write.immediate();
    },
    /** Those whose tries are used up are given up; `waitMs` is what the receiver asked to wait at least. */
    failed(channelId: number, alertIds: readonly number[], error: string, now: number, waitMs = 0): void {
      const write = db.$client.transaction(() => {
        const rows = db
          .select()
          .from(alertSends)
          .where(and(owed(channelId), inArray(alertSends.alertId, [...alertIds])))
          .all();
        for (const { alertId, tries } of rows) {
          const next = nextSendAt(tries, now);
          const given = { state: "failed", dueAt: null, settledAt: now } as const;
          set(
            channelId,
            [alertId],
            next === null ? { ...given, error } : { dueAt: Math.max(next, now + waitMs), error },
          );
        }
      });
      write.immediate();
    },
  };
}
