import { type AlloEvent, normaliseEvent } from "#lib/allo/envelope.ts";
import { objectAt, textAt } from "#lib/allo/json-object.ts";
import { formatNumber, isHiddenNumber } from "#lib/allo/phone-number.ts";
import type { Delivery } from "#lib/api/delivery.ts";

/** Where to look for what else is known of the call, the other number and the contact that a payload speaks of; `callId` where there is such a call. */
export function relatedTo(payload: unknown, callId: number | null): Delivery["related"] {
  const event = normaliseEvent(payload);
  if (!event) return { call: null, thread: null, contact: null };
  const alloId = idOfCall(event);
  const them = theirNumber(event);
  const contact = event.topic.startsWith("contact.")
    ? textAt(event.data, "id")
    : textAt(objectAt(event.data, "person"), "id");
  return {
    call: callId === null ? searchForCall(alloId) : { label: "This call", href: `/calls/${callId}` },
    thread: them === null ? null : linkTo(`Everything with ${formatNumber(them)}`, them),
    contact: contact === null ? null : linkTo("Everything about this contact", contact),
  };
}

/** Tags may come of a call that nobody has told of. */
function searchForCall(alloId: string | null): Delivery["related"]["call"] {
  return alloId === null ? null : linkTo("Everything about this call", alloId);
}

function linkTo(label: string, words: string): { label: string; href: string } {
  return { label: label.slice(0, 80), href: `/deliveries?${new URLSearchParams({ q: words.slice(0, 200) })}` };
}

function idOfCall({ topic, data }: AlloEvent): string | null {
  if (topic === "call.completed") return textAt(data, "id");
  return textAt(data, "call_id");
}

/** "Them" is the sender of what comes in and the receiver of what goes out. */
function theirNumber({ topic, data }: AlloEvent): string | null {
  if (!/^(call|sms)\./.test(topic)) return null;
  const direction = (textAt(data, "direction") ?? textAt(data, "type") ?? "").toUpperCase();
  const outbound = direction === "OUTBOUND" || topic === "call.triggered" || topic === "sms.sent";
  const number = outbound ? (textAt(data, "to_number") ?? textAt(data, "to")) : textAt(data, "from_number");
  return number === null || number === "" || isHiddenNumber(number) ? null : number;
}
