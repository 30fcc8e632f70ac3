import type { statements } from "#db/conversation-schema.ts";
import { lineOf } from "#lib/allo/callbacks/line.ts";
import { readCall } from "#lib/allo/callbacks/read-call.ts";
import { readContact } from "#lib/allo/contacts/read-contact.ts";
import { contentKey } from "#lib/allo/content-key.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { messageKey } from "#lib/allo/messages/fold-message.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";

/** What an event speaks of, with the time that it is sorted by; null where it speaks of no message, call or contact. */
export function statementOf(event: AlloEvent, at: number): Omit<typeof statements.$inferSelect, "deliveryId"> | null {
  const message = readMessage(event);
  if (message) {
    const said = contentKey(event);
    return { kind: "message", key: messageKey(said, message), at, contentKey: said };
  }
  const contact = readContact(event);
  if (contact) return { kind: "contact", key: contact.alloId, at, contentKey: contentKey(event) };
  const call = readCall(event);
  if (!call) return null;
  // Not of the whole event: a transcript is long, and who waits does not depend on it.
  const said = JSON.stringify(call);
  return call.alloId === null
    ? { kind: "ring", key: lineOf(call), at: call.startedAt ?? at, contentKey: said }
    : { kind: "call", key: call.alloId, at, contentKey: said };
}
