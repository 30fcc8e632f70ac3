import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import type { attempts } from "#db/schema.ts";
import { outages, turnedAway } from "#db/sender-schema.ts";
import { waitBetween } from "#lib/allo/retry-schedule.ts";
import type { Delivery } from "#lib/api/delivery.ts";

/** The wait before the second try may differ by so much; the times are whole seconds. */
const WAIT_ROOM_MS = 2_000;
/** How far apart a killed run's signs of life are. */
const UNCERTAIN_MS = 10_000;

type Logged = Pick<typeof attempts.$inferSelect, "receivedAt" | "webhookTimestamp">;

/** What this server knows of Allo's tries of a delivery before those in its log. */
export function earlierTries(db: Db, webhookId: string, log: readonly Logged[]): Delivery["earlierTries"] {
  const logged = new Set(log.map(({ webhookTimestamp }) => webhookTimestamp));
  const row = db.select({ tries: turnedAway.tries }).from(turnedAway).where(eq(turnedAway.webhookId, webhookId)).get();
  // One that was promoted stands in the log itself.
  const refused = (row?.tries ?? []).filter(({ webhookTimestamp }) => !logged.has(webhookTimestamp));
  const sent = [...refused, ...log].flatMap(({ webhookTimestamp }) => webhookTimestamp ?? []);
  return {
    refused: refused.map(({ receivedAt, webhookTimestamp }) => ({ receivedAt: isoTime(receivedAt), webhookTimestamp })),
    wasDeaf: sent.length > 0 && wasDeafAt(db, (Math.min(...sent) - waitBetween(1, 2)) * 1000),
  };
}

function wasDeafAt(db: Db, at: number): boolean {
  const [from, to] = [at - WAIT_ROOM_MS, at + WAIT_ROOM_MS];
  return db
    .select()
    .from(outages)
    .where(and(lt(outages.startedAt, to + UNCERTAIN_MS), or(isNull(outages.endedAt), gt(outages.endedAt, from))))
    .all()
    .some(({ startedAt, detail }) => startedAt - (detail === "killed" ? UNCERTAIN_MS : 0) < to);
}
