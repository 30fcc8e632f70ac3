import { type AlloEvent, normaliseEvent } from "#lib/allo/envelope.ts";
import { objectAt, textAt } from "#lib/allo/json-object.ts";
import { canonicalNumber, formatNumber, isHiddenNumber } from "#lib/allo/phone-number.ts";
import type { Delivery } from "#lib/api/delivery.ts";

type Link = { label: string; href: string };

/** The ids of what is known; numbers are canonical, a contact is looked for by Allo's id of it or else by number. */
export type KnownPages = {
  callId: number | null;
  threadBetween(them: string, us: string): number | null;
  contact(alloId: string | null, number: string | null): number | null;
};

/** Where to look for what else is known of the call, the other number and the contact that a payload speaks of: their pages, or a search. */
export function relatedTo(payload: unknown, known: KnownPages): Delivery["related"] {
  const event = normaliseEvent(payload);
  if (!event) return { call: null, thread: null, contact: null };
  const { them, us } = endsOf(event);
  const number = them === null ? null : canonicalNumber(them, us);
  const threadId = number === null ? null : known.threadBetween(number, us === null ? "" : canonicalNumber(us));
  const alloId = idOfContact(event);
  const contactId = known.contact(alloId, number);
  return {
    call: pageOf("This call", "/calls", known.callId) ?? searchForCall(event),
    thread:
      pageOf("Messages", "/threads", threadId) ??
      (them === null ? null : search(`Everything with ${formatNumber(them)}`, them)),
    contact:
      pageOf("Contact", "/contacts", contactId) ??
      (alloId === null ? null : search("Everything about this contact", alloId)),
  };
}

function pageOf(label: string, path: string, id: number | null): Link | null {
  return id === null ? null : { label, href: `${path}/${id}` };
}

/** Tags may come of a call that nobody has told of. */
function searchForCall({ topic, data }: AlloEvent): Link | null {
  const alloId = textAt(data, topic === "call.completed" ? "id" : "call_id");
  return alloId === null ? null : search("Everything about this call", alloId);
}

function search(label: string, words: string): Link {
  return { label: label.slice(0, 80), href: `/deliveries?${new URLSearchParams({ q: words.slice(0, 200) })}` };
}

function idOfContact({ topic, data }: AlloEvent): string | null {
  return topic.startsWith("contact.") ? textAt(data, "id") : textAt(objectAt(data, "person"), "id");
}

/** "Them" is the sender of what comes in and the receiver of what goes out; null where nobody could be called back. */
function endsOf({ topic, data }: AlloEvent): { them: string | null; us: string | null } {
  if (!/^(call|sms)\./.test(topic)) return { them: null, us: null };
  const direction = (textAt(data, "direction") ?? textAt(data, "type") ?? "").toUpperCase();
  const outbound = direction === "OUTBOUND" || topic === "call.triggered" || topic === "sms.sent";
  const from = textAt(data, "from_number");
  const to = textAt(data, "to_number") ?? textAt(data, "to");
  const [them, us] = outbound ? [to, from] : [from, to];
  return { them: them === null || them === "" || isHiddenNumber(them) ? null : them, us };
}
