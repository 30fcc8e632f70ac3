import { and, desc, type SQL } from "drizzle-orm";
import { touches } from "#db/conversation-schema.ts";
import { beyond, cursorOf, type PageWindow } from "#db/conversations/place.ts";
import type { TouchRow } from "#db/conversations/touch-of.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { stateOf } from "#lib/allo/calls/call-state.ts";
import type { CallEntry, Exchange, Message } from "#lib/api/exchange.ts";

/** What went to and fro under any of the conditions, newest first and in one order. */
export function readExchange(db: Db, conditions: readonly SQL[], { limit, after }: PageWindow, now: number): Exchange {
  // One short walk per condition, then merged: with "or" SQLite would sort every row.
  const rows = conditions
    .flatMap((condition) =>
      db
        .select()
        .from(touches)
        .where(and(condition, beyond(after, "older", touches.at, touches.id)))
        .orderBy(desc(touches.at), desc(touches.id))
        .limit(limit + 1)
        .all(),
    )
    .sort((a, b) => b.at - a.at || b.id - a.id);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    messages: shown.filter(({ kind }) => kind === "message").map(toMessage),
    calls: shown.filter(({ kind }) => kind === "call").map((row) => toCall(row, now)),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
  };
}

export function toMessage(row: TouchRow): Message {
  const { id, alloId, direction, type, content, at, us, them, userEmail, deliveryId } = row;
  return {
    id,
    alloId,
    direction,
    type: type ?? "SMS",
    content: content ?? "",
    sentAt: isoTime(at),
    us,
    them,
    userEmail,
    deliveryId,
  };
}

function toCall(row: TouchRow, now: number): CallEntry {
  const { id, alloId, direction, result, at, durationSeconds, us, them, userEmail, deliveryId } = row;
  const stage = { isCompleted: row.state === "completed", isAnswered: row.state === "answered", startedAt: at };
  return {
    id,
    alloId,
    direction,
    state: stateOf(stage, now),
    result,
    startedAt: isoTime(at),
    durationSeconds,
    us,
    them,
    userEmail,
    deliveryId,
  };
}
