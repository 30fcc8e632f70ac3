import type { CallChanges } from "#db/calls/projection.ts";
import type { StatementStore, Subject } from "#db/conversations/statement-store.ts";
import { callTouch, messageTouch, type TouchRow, touchKey } from "#db/conversations/touch-of.ts";
import type { TouchStore } from "#db/conversations/touch-store.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";

export type TouchChanges = { gone: TouchRow[]; come: TouchRow[] };

/** Folds messages again, and takes over what became of calls. */
export function settleTouches(
  said: StatementStore,
  touches: TouchStore,
  messages: readonly Subject[],
  calls: CallChanges,
): TouchChanges {
  const written = messages.map((subject) => {
    const key = touchKey(subject);
    return { key, row: messageTouch(key, said.said(subject, readMessage)) };
  });
  const called = [...new Set([...calls.gone, ...calls.come.keys()])].map((id) => {
    const key = touchKey({ kind: "call", key: String(id) });
    const call = calls.come.get(id);
    return { key, row: call ? callTouch(key, id, call) : null };
  });
  return touches.replace([...written, ...called]);
}
