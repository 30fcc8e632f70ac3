import { and, asc, desc, eq, gt, gte, lt, type SQL } from "drizzle-orm";
import { callbackMarks, callbacks, touches } from "#db/conversation-schema.ts";
import { effectIn } from "#db/conversations/touch-of.ts";
import type { Db } from "#db/open.ts";
import { type Callback, foldCallbacks } from "#lib/allo/callbacks/fold-callbacks.ts";
import type { Touch } from "#lib/allo/callbacks/touch.ts";

type Mark = typeof callbackMarks.$inferSelect;

/**
 * Works out anew who waits behind a number, from the last answer before `from` on: what lies before that cannot change
 * by what happened after it.
 */
export function settleCallbacks(db: Db, number: string, from: number): void {
  const start = lastAnswerBefore(db, number, from);
  const stale: SQL[] = [eq(callbacks.number, number)];
  const recent: SQL[] = [eq(touches.them, number)];
  const marked: SQL[] = [eq(callbackMarks.number, number)];
  if (start) {
    // A mark ends what came in its own millisecond too, any other answer only what came before.
    const after = start.kind === "mark" ? gt : gte;
    stale.push(after(callbacks.since, start.at));
    recent.push(after(touches.at, start.at));
    marked.push(after(callbackMarks.at, start.at));
  }
  const marks = db
    .select()
    .from(callbackMarks)
    .where(and(...marked))
    .all();
  const folded = foldCallbacks([
    ...db
      .select()
      .from(touches)
      .where(and(...recent))
      .orderBy(asc(touches.at))
      .all()
      .map((row) => ({ ...row, effect: effectIn(row) })),
    ...marks.filter(({ kind }) => kind === "done").map(markTouch),
  ]);
  db.delete(callbacks)
    .where(and(...stale))
    .run();
  for (const callback of folded) {
    const row = rowOf(number, callback, marks);
    // A call or message that is now told of another number may have left its id behind.
    db.delete(callbacks).where(eq(callbacks.id, row.id)).run();
    db.insert(callbacks).values(row).run();
  }
}

function lastAnswerBefore(db: Db, number: string, from: number): { kind: "mark" | "touch"; at: number } | null {
  const touch = db
    .select({ at: touches.at })
    .from(touches)
    .where(and(eq(touches.them, number), eq(touches.does, "answers"), lt(touches.at, from)))
    .orderBy(desc(touches.at))
    .limit(1)
    .get();
  const mark = db
    .select({ at: callbackMarks.at })
    .from(callbackMarks)
    .where(and(eq(callbackMarks.number, number), eq(callbackMarks.kind, "done"), lt(callbackMarks.at, from)))
    .orderBy(desc(callbackMarks.at))
    .limit(1)
    .get();
  if (mark && mark.at >= (touch?.at ?? Number.NEGATIVE_INFINITY)) return { kind: "mark", at: mark.at };
  return touch ? { kind: "touch", at: touch.at } : null;
}

function markTouch({ id, at }: Mark): Touch {
  return { kind: "mark", id, direction: "outbound", at, effect: { does: "answers" } };
}

function rowOf(number: string, { waits, clearedBy }: Callback, marks: readonly Mark[]): typeof callbacks.$inferSelect {
  const first = waits[0];
  const last = waits.at(-1) ?? first;
  return {
    id: first.id,
    number,
    since: first.at,
    dueAt: Math.min(...waits.map(({ dueAt }) => dueAt)),
    waits: waits.length,
    lastWaitAt: last.at,
    reason: last.reason,
    snoozedUntil: clearedBy ? null : snoozedUntil(marks, last.at),
    clearedAt: clearedBy?.at ?? null,
    clearedBy: clearedBy?.kind ?? null,
    clearedById: clearedBy?.id ?? null,
  };
}

/** Whoever calls or writes again after a snooze does not wait any longer. */
function snoozedUntil(marks: readonly Mark[], lastWaitAt: number): number | null {
  const snoozes = marks.filter(({ kind, at }) => kind === "snooze" && at >= lastWaitAt);
  return snoozes.toSorted((a, b) => b.at - a.at || b.id - a.id)[0]?.until ?? null;
}
