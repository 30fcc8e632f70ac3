import { and, desc, eq, inArray, lt, lte } from "drizzle-orm";
import { alertSends, alertStates, alerts } from "#db/alert-schema.ts";
import type { Db } from "#db/open.ts";
import type { AlertKind, AlertState } from "#lib/alerts/alert-state.ts";
import type { Condition } from "#lib/alerts/condition.ts";

/** How many alerts are kept. */
const MOST_ALERTS = 1000;

export type StateRow = typeof alertStates.$inferSelect;

export type AlertRow = typeof alerts.$inferSelect;

export type SendRow = typeof alertSends.$inferSelect;

/** What one look made of a condition: how it stands now, what is to be said, and to which channels. */
export type Looked = {
  condition: Condition;
  state: AlertState;
  say: AlertKind | null;
  openedAt: number;
  channels: readonly number[];
};

export type AlertLog = ReturnType<typeof createAlertLog>;

/** How everything stood at the last look, and what was said about it. */
export function createAlertLog(db: Db) {
  const states = db.select().from(alertStates).prepare();

  function put({ condition, state, say }: Looked): void {
    const { rule, subject, name, text } = condition;
    const { isOpen, otherwiseSince, openedAt, toldAt } = state;
    if (!isOpen && otherwiseSince === null) {
      db.delete(alertStates)
        .where(and(eq(alertStates.rule, rule), eq(alertStates.subject, subject)))
        .run();
      return;
    }
    const stands = { isOpen, otherwiseSince, openedAt, toldAt };
    db.insert(alertStates)
      .values({ rule, subject, name, text, ...stands })
      .onConflictDoUpdate({
        target: [alertStates.rule, alertStates.subject],
        // The words stay those that were said, until something else is.
        set: say === null ? stands : { name, text, ...stands },
      })
      .run();
  }

  function say({ condition, say: kind, openedAt, channels }: Looked, at: number): void {
    if (kind === null) return;
    const { rule, subject, text } = condition;
    const { id } = db.insert(alerts).values({ kind, rule, subject, text, at, openedAt }).returning().get();
    for (const channelId of channels) {
      db.insert(alertSends).values({ alertId: id, channelId, state: "pending", tries: 0, dueAt: at }).run();
    }
    db.delete(alerts)
      .where(lte(alerts.id, id - MOST_ALERTS))
      .run();
  }

  return {
    states: (): StateRow[] => states.all(),
    /** Keeps the new states and owes what is to be said, all in one transaction: a crash loses neither without the other. */
    record(looked: readonly Looked[], at: number): void {
      if (looked.length === 0) return;
      db.$client
        .transaction(() => {
          for (const one of looked) {
            put(one);
            say(one, at);
          }
        })
        .immediate();
    },
    /** Nothing is watched any more by a rule that was turned off; that is said to nobody. */
    forget(rule: StateRow["rule"]): void {
      db.delete(alertStates).where(eq(alertStates.rule, rule)).run();
    },
    /** Newest first, each with what became of it. */
    list(limit: number, before?: number): { alert: AlertRow; sends: SendRow[] }[] {
      const older = before === undefined ? undefined : lt(alerts.id, before);
      const rows = db.select().from(alerts).where(older).orderBy(desc(alerts.id)).limit(limit).all();
      const ids = rows.map(({ id }) => id);
      const sends = db.select().from(alertSends).where(inArray(alertSends.alertId, ids)).all();
      return rows.map((alert) => ({ alert, sends: sends.filter(({ alertId }) => alertId === alert.id) }));
    },
  };
}
