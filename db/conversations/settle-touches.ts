import type { CallChanges } from "#db/calls/projection.ts";
import type { StatementChange, StatementStore } from "#db/conversations/statement-store.ts";
import { callTouch, messageTouch, type TouchRow, touchKey } from "#db/conversations/touch-of.ts";
import type { TouchStore } from "#db/conversations/touch-store.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";

export type TouchChanges = { gone: TouchRow[]; come: TouchRow[] };

/** Folds messages again, and takes over what became of calls. */
export function settleTouches(
  said: StatementStore,
  touches: TouchStore,
  messages: readonly StatementChange[],
  calls: CallChanges,
): TouchChanges {
  const written = messages.map((change) => {
    const key = touchKey(change);
    const old = change.isOnlyMore ? touches.find(key) : null;
    // However often it was told, only what is new is read.
    const statements = old
      ? said.ends(change, [old.deliveryId, old.id, ...change.added], readMessage)
      : said.said(change, readMessage);
    return { key, row: messageTouch(key, statements) };
  });
  const called = [...new Set([...calls.gone, ...calls.come.keys()])].map((id) => {
    const key = touchKey({ kind: "call", key: String(id) });
    const call = calls.come.get(id);
    return { key, row: call ? callTouch(key, id, call) : null };
  });
  return touches.replace([...written, ...called]);
}
