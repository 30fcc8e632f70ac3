import type { statements } from "#db/conversation-schema.ts";
import { readContact } from "#lib/allo/contacts/read-contact.ts";
import { contentKey } from "#lib/allo/content-key.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { messageKey } from "#lib/allo/messages/fold-message.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";

/** What an event speaks of, with the time that it is sorted by; null where it speaks of no message or contact. */
export function statementOf(event: AlloEvent, at: number): Omit<typeof statements.$inferSelect, "deliveryId"> | null {
  const message = readMessage(event);
  if (message) {
    const said = contentKey(event);
    return { kind: "message", key: messageKey(said, message), at, contentKey: said };
  }
  const contact = readContact(event);
  return contact && { kind: "contact", key: contact.alloId, at, contentKey: contentKey(event) };
}
