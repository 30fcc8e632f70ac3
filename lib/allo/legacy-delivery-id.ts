import { hash } from "node:crypto";
import { decodeBody } from "#lib/allo/decode-body.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import { textAt } from "#lib/allo/json-object.ts";
import { parseJson } from "#lib/allo/parse-json.ts";

/** Topics whose id names the event itself, which therefore happens once; elsewhere it names what was changed. */
const once = new Set(["call.completed", "sms.received", "sms.sent", "contact.created"]);

/** What an unsigned delivery, which has no `webhook-id`, is known by: its topic and Allo id, else its bytes. */
export function legacyDeliveryId(body: Uint8Array): string {
  const { text, isUtf8 } = decodeBody(body);
  const json = isUtf8 ? parseJson(text) : null;
  const event = json?.ok ? normaliseEvent(json.value) : null;
  const id = event && once.has(event.topic) ? textAt(event.data, "id") : null;
  if (event && id !== null && /^[\x21-\x7e]{1,200}$/.test(id))
    return `legacy:${event.originalTopic ?? event.topic}:${id}`;
  return `legacy:sha256:${hash("sha256", body, "hex")}`;
}
