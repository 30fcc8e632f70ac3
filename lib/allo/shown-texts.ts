import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { readContact } from "#lib/allo/contacts/read-contact.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";

/**
 * What the pages show of an event to everybody who may read, besides its title and second line. All else in a payload
 * is for those who may see it: a word more here is a word that others can guess.
 */
export function shownTexts(event: AlloEvent): string[] {
  const call = readCallEvent(event);
  const message = readMessage(event);
  const contact = readContact(event);
  return [
    ...(call ? textsOfCall(call) : []),
    ...(message ? textsOfMessage(message) : []),
    ...(contact ? textsOfContact(contact) : []),
  ].filter((text) => text !== null);
}

/** What was said stands in the calls' own index. */
function textsOfCall(call: NonNullable<ReturnType<typeof readCallEvent>>): (string | null)[] {
  const key = call.kind === "ring" ? null : call.key;
  return "us" in call ? [call.them, call.us, call.userEmail, key] : [key];
}

function textsOfMessage(message: NonNullable<ReturnType<typeof readMessage>>): (string | null)[] {
  const { them, us, content, userEmail, alloId, type } = message;
  return [them.name, them.number, us.name, us.number, userEmail, alloId, type, content];
}

function textsOfContact({ alloId, state }: NonNullable<ReturnType<typeof readContact>>): (string | null)[] {
  const { firstName, lastName, company, numbers, emails } = state;
  return [firstName, lastName, company, ...numbers, ...emails, alloId];
}
