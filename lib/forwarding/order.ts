import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { readContact } from "#lib/allo/contacts/read-contact.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { textAt } from "#lib/allo/json-object.ts";
import { readMessage } from "#lib/allo/messages/read-message.ts";
import { isHiddenNumber } from "#lib/allo/phone-number.ts";

/** How long a forward waits for those before it, and a tag or summary for its call. */
export const WAITS_AT_MOST_MS = 120_000;

/** The topic that tells a call whole. */
export const TELLS_CALLS = "call.completed";

/**
 * What an event is about: forwards that share one of `keys` go one after the other. `tells` is the key of the call that it tells
 * whole; `follows` that of a call that has to be told before this makes sense, and may not have come yet.
 */
export type Order = { keys: string[]; tells: string | null; follows: string | null };

const none: Order = { keys: [], tells: null, follows: null };

/** Calls by their id and by the other side's number, messages by that number, contacts by their id. */
export function orderOf(event: AlloEvent | null): Order {
  if (!event) return none;
  const call = readCallEvent(event);
  if (call?.kind === "ring") return { ...none, keys: numberKeys(call.them) };
  if (call?.kind === "completed") {
    return { keys: [callKey(call.key), ...numberKeys(call.them)], tells: callKey(call.key), follows: null };
  }
  if (/^(tag|summary)\./.test(event.topic)) {
    const id = textAt(event.data, "call_id") ?? textAt(event.data, "id");
    const key = id === null ? null : callKey(normaliseAlloId(id));
    return key === null ? none : { keys: [key], tells: null, follows: key };
  }
  const message = readMessage(event);
  if (message) return { ...none, keys: numberKeys(message.them.number) };
  const contact = readContact(event);
  return contact ? { ...none, keys: [`contact ${contact.alloId}`] } : none;
}

function callKey(id: string): string {
  return `call ${id}`;
}

/** All hidden numbers look alike, and are many people. */
function numberKeys(number: string): string[] {
  return number === "" || isHiddenNumber(number) ? [] : [`number ${number}`];
}
