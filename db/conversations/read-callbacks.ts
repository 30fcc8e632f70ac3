import { and, asc, desc, eq, gte, lt, min, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { callbackMarks, callbacks, touches } from "#db/conversation-schema.ts";
import { effectIn } from "#db/conversations/touch-of.ts";
import type { Db } from "#db/open.ts";
import { foldCallbacks } from "#lib/allo/callbacks/fold-callbacks.ts";
import type { Touch, WaitReason } from "#lib/allo/callbacks/touch.ts";
import { UNFINISHED_AFTER_MS } from "#lib/allo/calls/call-state.ts";

export type Mark = typeof callbackMarks.$inferSelect;

/** An answer: what is at `before` or later waits anew, and `at` is the last moment that belongs to it. */
type End = { at: number; before: number };

/** What the callbacks of a number are worked out from, each by a short walk along an index. Times are epoch milliseconds. */
export function createCallbackReader(db: Db) {
  const [number, from, to] = [bound("number"), sql.placeholder("from"), sql.placeholder("to")];
  // As the partial index says it: with a bound value SQLite does not use it.
  const answers = sql`${touches.does} = 'answers'`;
  const nextAnswer = db
    .select({ at: min(touches.at) })
    .from(touches)
    .where(and(eq(touches.them, number), answers, sql`${touches.at} > ${from}`))
    .prepare();
  const nextDone = db
    .select({ at: min(callbackMarks.at) })
    .from(callbackMarks)
    .where(and(eq(callbackMarks.number, number), sql`${callbackMarks.kind} = 'done'`, gte(callbackMarks.at, from)))
    .prepare();
  const columns = {
    kind: touches.kind,
    id: touches.id,
    direction: touches.direction,
    at: touches.at,
    does: touches.does,
    reason: touches.reason,
    dueAt: touches.dueAt,
  };
  const inSpan = and(
    eq(touches.them, number),
    sql`${touches.at} between ${from} and ${to}`,
    sql`(${touches.at} < ${sql.placeholder("before")} or ${answers})`,
  );
  const touchesIn = db.select(columns).from(touches).where(inSpan).orderBy(asc(touches.at)).prepare();
  const waitsBefore = and(
    eq(touches.them, number),
    sql`${touches.does} = 'waits'`,
    sql`${touches.at} >= ${from}`,
    lt(touches.at, to),
  );
  const lastWait = db.select(columns).from(touches).where(waitsBefore).orderBy(desc(touches.at)).prepare();
  const firstDue = db
    .select({ dueAt: min(touches.dueAt) })
    .from(touches)
    .where(waitsBefore)
    .prepare();
  const lastBefore = db
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.number, number), lt(callbacks.since, from)))
    .orderBy(desc(callbacks.since))
    .prepare();
  const marksFrom = db
    .select()
    .from(callbackMarks)
    .where(and(eq(callbackMarks.number, number), gte(callbackMarks.at, from)))
    .prepare();

  const touchesOf = (which: string, start: number, { at, before }: End): Touch[] =>
    touchesIn.all({ number: which, from: start, to: at, before }).map((row) => ({ ...row, effect: effectIn(row) }));

  return {
    touches: touchesOf,
    marks: (which: string, start: number): Mark[] => marksFrom.all({ number: which, from: start }),
    /** The first answer after all that is at `time`. */
    endAfter(which: string, time: number): End {
      const answer = nextAnswer.get({ number: which, from: time })?.at ?? Number.MAX_SAFE_INTEGER;
      const done = nextDone.get({ number: which, from: time })?.at ?? Number.MAX_SAFE_INTEGER;
      // A mark ends what came in its own millisecond too, any other answer only what came before.
      return done < answer ? { at: done, before: done + 1 } : { at: answer, before: answer };
    },
    /** Who waited just before a moment, as the table says. */
    openAt(which: string, time: number) {
      const row = lastBefore.get({ number: which, from: time });
      return row && (row.clearedAt === null || row.clearedAt >= time) ? row : null;
    },
    /** The last that waited since `start` and before `end`. */
    lastWait(which: string, start: number, end: number): { at: number; reason: WaitReason } | null {
      const at = lastWait.get({ number: which, from: start, to: end })?.at;
      if (at === undefined) return null;
      const waits = foldCallbacks(touchesOf(which, at, { at, before: at + 1 })).at(-1)?.waits;
      return waits?.at(-1) ?? null;
    },
    /** When the first of those that waited since `start` and before `end` was due. */
    firstDue(which: string, start: number, end: number): number {
      // Nothing is due before it came, and the first at the latest when it is given up.
      const to = Math.min(end, start + UNFINISHED_AFTER_MS + 1);
      return firstDue.get({ number: which, from: start, to })?.dueAt ?? start;
    },
  };
}
