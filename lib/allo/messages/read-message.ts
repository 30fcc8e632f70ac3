import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { textAt } from "#lib/allo/json-object.ts";
import { realName } from "#lib/allo/party.ts";
import { canonicalNumber } from "#lib/allo/phone-number.ts";
import { parseTime } from "#lib/allo/times.ts";

/** A text message as one delivery tells it; numbers are canonical, names null where they say no more than the number. */
export type MessageSaying = {
  /** With `_` after the prefix, however it was spelt; null where it has none. */
  alloId: string | null;
  direction: "inbound" | "outbound";
  /** `SMS`, `MMS`, `WHATSAPP`, or what Allo may come up with. */
  type: string;
  content: string;
  /** Epoch milliseconds, or null where the sender gave none. */
  sentAt: number | null;
  us: { number: string; name: string | null };
  them: { number: string; name: string | null };
  userEmail: string | null;
};

/** Null where the event is no message, or has not both numbers: it belongs to no thread then. */
export function readMessage({ topic, data }: AlloEvent): MessageSaying | null {
  if (topic !== "sms.received" && topic !== "sms.sent") return null;
  const from = textAt(data, "from_number");
  const to = textAt(data, "to_number");
  if (from === null || to === null) return null;
  const id = textAt(data, "id");
  const direction = directionOf(textAt(data, "direction"), topic);
  const sender = { number: canonicalNumber(from, to), name: realName(textAt(data, "from_name"), from) };
  const receiver = { number: canonicalNumber(to, from), name: realName(textAt(data, "to_name"), to) };
  return {
    alloId: id === null ? null : normaliseAlloId(id),
    direction,
    type: textAt(data, "type")?.toUpperCase() ?? "SMS",
    content: typeof data.content === "string" ? data.content.toWellFormed() : "",
    sentAt: parseTime(textAt(data, "sent_at") ?? ""),
    us: direction === "inbound" ? receiver : sender,
    them: direction === "inbound" ? sender : receiver,
    userEmail: textAt(data, "user_email"),
  };
}

function directionOf(said: string | null, topic: "sms.received" | "sms.sent"): "inbound" | "outbound" {
  if (said?.toUpperCase() === "OUTBOUND") return "outbound";
  if (said?.toUpperCase() === "INBOUND") return "inbound";
  return topic === "sms.sent" ? "outbound" : "inbound";
}
