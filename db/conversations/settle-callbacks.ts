import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
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
export type CallbackSettler = (number: string, from: number) => void;

export function createCallbackSettler(db: Db): CallbackSettler {
  const [number, from] = [sql.placeholder("number"), sql.placeholder("from")];
  const lastAnswer = db
    .select({ at: touches.at })
    .from(touches)
    .where(and(eq(touches.them, number), sql`${touches.does} = 'answers'`, lt(touches.at, from)))
    .orderBy(desc(touches.at))
    .limit(1)
    .prepare();
  const lastDone = db
    .select({ at: callbackMarks.at })
    .from(callbackMarks)
    .where(and(eq(callbackMarks.number, number), eq(callbackMarks.kind, "done"), lt(callbackMarks.at, from)))
    .orderBy(desc(callbackMarks.at))
    .limit(1)
    .prepare();
  const touchesSince = db
    .select()
    .from(touches)
    .where(and(eq(touches.them, number), gte(touches.at, from)))
    .orderBy(asc(touches.at))
    .prepare();
  const marksSince = db
    .select()
    .from(callbackMarks)
    .where(and(eq(callbackMarks.number, number), gte(callbackMarks.at, from)))
    .prepare();
  const dropSince = db
    .delete(callbacks)
    .where(and(eq(callbacks.number, number), gte(callbacks.since, from)))
    .prepare();
  const drop = db
    .delete(callbacks)
    .where(eq(callbacks.id, sql.placeholder("id")))
    .prepare();
  const insert = db
    .insert(callbacks)
    .values({
      id: sql.placeholder("id"),
      number,
      since: sql.placeholder("since"),
      dueAt: sql.placeholder("dueAt"),
      waits: sql.placeholder("waits"),
      lastWaitAt: sql.placeholder("lastWaitAt"),
      reason: sql.placeholder("reason"),
      snoozedUntil: sql.placeholder("snoozedUntil"),
      clearedAt: sql.placeholder("clearedAt"),
      clearedBy: sql.placeholder("clearedBy"),
      clearedById: sql.placeholder("clearedById"),
    })
    .prepare();

  /** The first moment that the last answer before `before` did not settle. */
  function openSince(which: string, before: number): number {
    const answer = lastAnswer.get({ number: which, from: before })?.at ?? Number.MIN_SAFE_INTEGER;
    const done = lastDone.get({ number: which, from: before })?.at ?? Number.MIN_SAFE_INTEGER;
    // A mark ends what came in its own millisecond too, any other answer only what came before.
    return done >= answer && done !== Number.MIN_SAFE_INTEGER ? done + 1 : answer;
  }

  return (which, changedAt) => {
    const span = { number: which, from: openSince(which, changedAt) };
    const marks = marksSince.all(span);
    const folded = foldCallbacks([
      ...touchesSince.all(span).map((row) => ({ ...row, effect: effectIn(row) })),
      ...marks.filter(({ kind }) => kind === "done").map(markTouch),
    ]);
    dropSince.run(span);
    for (const callback of folded) {
      const row = rowOf(which, callback, marks);
      // A call or message that is now told of another number may have left its id behind.
      drop.run({ id: row.id });
      insert.run(row);
    }
  };
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
