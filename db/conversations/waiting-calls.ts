import { and, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { calls } from "#db/call-schema.ts";
import { callbacks, touches } from "#db/conversation-schema.ts";
import { waiting } from "#db/conversations/callbacks.ts";
import type { Db } from "#db/open.ts";

/**
 * Calls whose caller waits now. The calls of all who wait are marked and lie in an index of their own, in the order of the list; each is
 * looked at for whether its time has come and nobody put it off.
 */
export function waitsNow(db: Db, now: number): SQL | undefined {
  const counts = db
    .select({ counts: sql`${and(...waiting("open", now))}` })
    .from(touches)
    .innerJoin(callbacks, and(eq(callbacks.number, touches.them), lte(callbacks.since, touches.at)))
    .where(eq(touches.id, calls.id))
    .orderBy(desc(callbacks.since))
    .limit(1);
  // As the partial index says it: with a bound value SQLite does not use it.
  return and(sql`${calls.isWaiting} = 1`, sql`${counts}`);
}

/** A stretch of the calls of one number, and since when whoever has it is not answered. */
type Stretch = { number: string; from: number; before: number; waitsSince: number | null };

/** Marks the calls of a stretch that nobody answered and that somebody waits behind, and no others of it. */
export function createWaitingCallMarker(db: Db): (stretch: Stretch) => void {
  const mark = db.$client.prepare<Omit<Stretch, "waitsSince"> & { waitsSince: number }>(`
    update calls set is_waiting = stretch.is_waiting
    from (
      select id, at >= :waitsSince as is_waiting from touches
      where them = +:number and kind = 'call' and does = 'waits' and at >= :from and at < :before
    ) as stretch
    where calls.id = stretch.id and calls.is_waiting <> stretch.is_waiting
  `);
  return (stretch) => void mark.run({ ...stretch, waitsSince: stretch.waitsSince ?? Number.MAX_SAFE_INTEGER });
}

/** Marks a call that was folded again, if it waits: a row that is written anew bears no mark. */
export function createFoldedCallMarker(db: Db): (callId: number) => void {
  const mark = db.$client.prepare<{ id: number }>(`
    update calls set is_waiting = 1
    where id = :id and exists (
      select 1 from touches
      where id = :id and kind = 'call' and does = 'waits' and (
        select cleared_at is null from callbacks
        where number = touches.them and since <= touches.at order by since desc limit 1
      )
    )
  `);
  return (id) => void mark.run({ id });
}
