import { and, eq } from "drizzle-orm";
import { callbackMarks, callbacks } from "#db/conversation-schema.ts";
import { createCallbackSettler } from "#db/conversations/settle-callbacks.ts";
import type { Db } from "#db/open.ts";

export type NewMark = {
  kind: "done" | "snooze" | "note";
  /** Epoch milliseconds, for a snooze. */
  until: number | null;
  note: string | null;
  by: string;
};

export type MarkResult = { ok: true } | { ok: false; reason: "unknown" | "cleared" };

/** Writes down what somebody said by hand of one who waits. Who is answered already can only be given a note. */
export function addMark(db: Db, callbackId: number, mark: NewMark, now: number): MarkResult {
  return db.transaction(
    () => {
      const row = db.select().from(callbacks).where(eq(callbacks.id, callbackId)).get();
      if (!row) return { ok: false, reason: "unknown" };
      if (row.clearedAt !== null && mark.kind !== "note") return { ok: false, reason: "cleared" };
      // A telephone's clock may be ahead of ours; what was said is said of all that came so far.
      const at = mark.kind === "note" ? now : Math.max(now, row.lastWaitAt);
      db.insert(callbackMarks)
        .values({ ...mark, number: row.number, at })
        .run();
      createCallbackSettler(db)(row.number, { from: row.since, to: at, waits: [] });
      return { ok: true };
    },
    { behavior: "immediate" },
  );
}

/** Takes a mark back, as if it had never been set. False where it is unknown. */
export function removeMark(db: Db, callbackId: number, markId: number): boolean {
  return db.transaction(
    () => {
      const row = db.select().from(callbacks).where(eq(callbacks.id, callbackId)).get();
      if (!row) return false;
      const [mark] = db
        .delete(callbackMarks)
        .where(and(eq(callbackMarks.id, markId), eq(callbackMarks.number, row.number)))
        .returning()
        .all();
      if (mark) {
        const from = Math.min(mark.at, row.since);
        createCallbackSettler(db)(row.number, { from, to: Math.max(mark.at, row.since), waits: [] });
      }
      return mark !== undefined;
    },
    { behavior: "immediate" },
  );
}
