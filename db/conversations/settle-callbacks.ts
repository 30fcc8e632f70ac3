import { and, eq, gte, lt, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { callbacks } from "#db/conversation-schema.ts";
import { createCallbackReader, type Mark } from "#db/conversations/read-callbacks.ts";
import { createWaitingCallMarker } from "#db/conversations/waiting-calls.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";
import { type Callback, foldCallbacks } from "#lib/allo/callbacks/fold-callbacks.ts";
import type { Touch, WaitReason } from "#lib/allo/callbacks/touch.ts";

type CallbackRow = typeof callbacks.$inferSelect;

/** What changed around a number: between which times, and what waits in the tables more (1) or no more (-1). */
type WaitChange = { from: number; to: number; waits: readonly { at: number; by: 1 | -1 }[] };

/**
 * Works out anew who waits behind a number, from the first change to the first answer after the last one: what lies
 * beyond cannot change by it. Of who waits already only what the change touches is read, however long they wait.
 */
export type CallbackSettler = (number: string, change: WaitChange) => void;

/** The waits of a callback that lie before the change, added up. */
type Head = { id: number; since: number; dueAt: number; count: number; lastAt: number; reason: WaitReason };

export function createCallbackSettler(db: Db): CallbackSettler {
  const read = createCallbackReader(db);
  const drop = db
    .delete(callbacks)
    .where(eq(callbacks.id, sql.placeholder("id")))
    .prepare();
  const dropBetween = db
    .delete(callbacks)
    .where(
      and(
        eq(callbacks.number, bound("number")),
        gte(callbacks.since, sql.placeholder("from")),
        lt(callbacks.since, sql.placeholder("before")),
      ),
    )
    .prepare();
  const insert = createInserter(db, callbacks);
  const markCalls = createWaitingCallMarker(db);

  /** What of the callback that was open just before the change lies before it. */
  function headOf(number: string, row: CallbackRow, { from, waits }: WaitChange, touches: readonly Touch[]): Head {
    const isInTail = ({ at }: { at: number }) => at >= from && at <= row.lastWaitAt;
    const now = touches.filter((touch) => isInTail(touch) && touch.effect.does === "waits").length;
    const more = waits.filter(isInTail).reduce((sum, { by }) => sum + by, 0);
    const { id, since } = row;
    const last =
      row.lastWaitAt < from
        ? { at: row.lastWaitAt, reason: row.reason }
        : (read.lastWait(number, since, from) ?? { at: since, reason: row.reason });
    // Nothing is due before it came, so that the first time stands where the first wait was due at once.
    const dueAt = row.lastWaitAt < from || row.dueAt === since ? row.dueAt : read.firstDue(number, since, from);
    return { id, since, dueAt, count: row.waits - (now - more), lastAt: last.at, reason: last.reason };
  }

  return (number, change) => {
    const { from, to } = change;
    const end = read.endAfter(number, to);
    const touches = read.touches(number, from, end);
    const open = read.openAt(number, from);
    const head = open && headOf(number, open, change, touches);
    const marks = read.marks(number, Math.min(from, head?.lastAt ?? from));
    const done = marks.filter(({ kind, at }) => kind === "done" && at >= from && at < end.before);
    const folded = foldCallbacks([...(head ? [headTouch(head)] : []), ...touches, ...done.map(markTouch)]);
    if (head) drop.run({ id: head.id });
    dropBetween.run({ number, from, before: end.before });
    for (const callback of folded) {
      const row = rowOf(number, callback, marks, head);
      // A call or message that is now told of another number may have left its id behind.
      drop.run({ id: row.id });
      insert(row);
    }
    const waitsSince = waitingSince(folded);
    // The calls before the change stay as they are where whoever waited waits on.
    const isHeadAsBefore = !head || (open?.clearedAt === null) === (waitsSince === head.since);
    markCalls({ number, from: isHeadAsBefore ? from : head.since, before: end.before, waitsSince });
  };
}

/** Since when somebody waits who is not answered, null where nobody is. */
function waitingSince(folded: readonly Callback[]): number | null {
  const last = folded.at(-1);
  return last && last.clearedBy === null ? last.waits[0].at : null;
}

/** One wait that stands for all of them. */
function headTouch({ id, since, dueAt, reason }: Head): Touch {
  return { kind: "call", id, direction: "inbound", at: since, effect: { does: "waits", reason, dueAt } };
}

function markTouch({ id, at }: Mark): Touch {
  return { kind: "mark", id, direction: "outbound", at, effect: { does: "answers" } };
}

function rowOf(number: string, { waits, clearedBy }: Callback, marks: readonly Mark[], head: Head | null): CallbackRow {
  const first = waits[0];
  const last = waits.at(-1) ?? first;
  const before = first.id === head?.id ? head : null;
  const lastWaitAt = before && last === first ? before.lastAt : last.at;
  return {
    id: first.id,
    number,
    since: first.at,
    dueAt: Math.min(...waits.map(({ dueAt }) => dueAt)),
    waits: waits.length + (before ? before.count - 1 : 0),
    lastWaitAt,
    reason: last.reason,
    snoozedUntil: clearedBy ? null : snoozedUntil(marks, lastWaitAt),
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
