import { and, asc, desc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { deliveries, readings } from "#db/schema.ts";
import { refusalHours, turnedAway } from "#db/sender-schema.ts";
import { HOUR } from "#db/tally-buffer.ts";
import { isLikelyAllos } from "#lib/health/likely-allos.ts";
import type { FailuresOfHour } from "#lib/health/sender-countdown.ts";
import { earliestTryAt, type RefusedTry, stillTrying } from "#lib/health/still-trying.ts";

const KEPT = 5_000;
const TRIES_KEPT = 16;
/** By number, not by the time: with a clock that is ahead for a while, all would be too old. */
const HOURS_KEPT = 10 * 24;

/** One request that claimed to carry a message and was turned away. */
export type Refusal = { webhookId: string; reason: string } & RefusedTry;

/** A message that was turned away; `stored` is the delivery where one of its later tries was taken. */
export type TurnedAway = typeof turnedAway.$inferSelect & {
  stored: { id: number; receivedAt: number; topic: string; title: string } | null;
};

/** Returns those that count as Allo's, earlier ones too where only the later show that they do. Call it inside a transaction. */
export function keepRefusals(db: Db, refusals: readonly Refusal[]): Refusal[] {
  const counted: Refusal[] = [];
  for (const { webhookId, reason, ...one } of refusals) {
    const before = db.select().from(turnedAway).where(eq(turnedAway.webhookId, webhookId)).get();
    const tries = [...(before?.tries ?? []), one].slice(-TRIES_KEPT);
    const row = { reason, lastAt: one.receivedAt, tries };
    if (isLikelyAllos(row)) {
      const told = before === undefined || isLikelyAllos(before) ? [one] : tries;
      counted.push(...told.map((each) => ({ webhookId, reason, ...each })));
    }
    db.insert(turnedAway)
      .values({ webhookId, firstAt: one.receivedAt, ...row })
      .onConflictDoUpdate({ target: turnedAway.webhookId, set: row })
      .run();
  }
  for (const { receivedAt } of counted) countInHour(db, receivedAt);
  if (refusals.length === 0) return counted;
  const last = db
    .select({ at: turnedAway.firstAt })
    .from(turnedAway)
    .orderBy(desc(turnedAway.firstAt))
    .limit(1)
    .offset(KEPT)
    .get();
  if (last) db.delete(turnedAway).where(lte(turnedAway.firstAt, last.at)).run();
  const lastHour = db
    .select({ start: refusalHours.start })
    .from(refusalHours)
    .orderBy(desc(refusalHours.start))
    .limit(1)
    .offset(HOURS_KEPT)
    .get();
  if (lastHour) db.delete(refusalHours).where(lte(refusalHours.start, lastHour.start)).run();
  return counted;
}

function countInHour(db: Db, at: number): void {
  db.insert(refusalHours)
    .values({ start: Math.floor(at / HOUR) * HOUR, firstAt: at, lastAt: at, count: 1 })
    .onConflictDoUpdate({
      target: refusalHours.start,
      set: {
        firstAt: sql`min(${refusalHours.firstAt}, excluded.first_at)`,
        lastAt: sql`max(${refusalHours.lastAt}, excluded.last_at)`,
        count: sql`${refusalHours.count} + 1`,
      },
    })
    .run();
}

/** Of what counts as Allo's, what was first turned away in a span of time, the newest first. */
export function turnedAwayWithin(db: Db, from: number, to: number): TurnedAway[] {
  return select(db)
    .where(and(gte(turnedAway.firstAt, from), lte(turnedAway.firstAt, to)))
    .orderBy(desc(turnedAway.firstAt))
    .all()
    .map(toTurnedAway)
    .filter((row) => row.stored !== null || isLikelyAllos(row));
}

/** Of what counts as Allo's, what was turned away since then and not stored so far, the newest first. */
export function missingSince(db: Db, since: number): TurnedAway[] {
  return select(db)
    .where(and(gte(turnedAway.firstAt, since), isNull(deliveries.id)))
    .orderBy(desc(turnedAway.firstAt))
    .all()
    .map(toTurnedAway)
    .filter(isLikelyAllos);
}

/** When Allo may have tried the oldest of them first that were turned away since then, were given up and are not stored; null for none. */
export function givenUpSince(db: Db, since: number, now: number): number | null {
  const oldest = missingSince(db, since).findLast(({ tries }) => stillTrying(tries, now).hasGivenUp);
  return oldest ? earliestTryAt(oldest.tries) : null;
}

function select(db: Db) {
  return db
    .select({
      webhookId: turnedAway.webhookId,
      reason: turnedAway.reason,
      firstAt: turnedAway.firstAt,
      lastAt: turnedAway.lastAt,
      tries: turnedAway.tries,
      id: deliveries.id,
      receivedAt: deliveries.receivedAt,
      topic: readings.topic,
      title: readings.title,
    })
    .from(turnedAway)
    .leftJoin(deliveries, eq(deliveries.webhookId, turnedAway.webhookId))
    .leftJoin(readings, eq(readings.id, deliveries.id));
}

type SelectedRow = ReturnType<ReturnType<typeof select>["all"]>[number];

function toTurnedAway({ id, receivedAt, topic, title, ...row }: SelectedRow): TurnedAway {
  if (id === null || receivedAt === null) return { ...row, stored: null };
  return { ...row, stored: { id, receivedAt, topic: topic ?? "", title: title ?? "Being read" } };
}

/** When requests were turned away after `since`, in the order of time. */
export function failuresByHour(db: Db, since: number): FailuresOfHour[] {
  return db
    .select()
    .from(refusalHours)
    .where(gte(refusalHours.start, Math.floor(since / HOUR) * HOUR))
    .orderBy(asc(refusalHours.start))
    .all();
}
