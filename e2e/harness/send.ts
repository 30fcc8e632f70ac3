import { randomUUID } from "node:crypto";
import { parseSecret } from "#lib/allo/secret.ts";
import { type Secret, sign } from "#lib/allo/signature.ts";

export const TEST_SECRET = "whsec_aW5ib3gtZGFzaGJvYXJkLXRlc3Qta2V5LTI0Yg==";

export function secretOf(text: string): Secret {
  const result = parseSecret(text);
  if (!result.ok) throw new Error(result.problem);
  return result.secret;
}

export type Signing = { secret?: string; id?: string; body?: string | Uint8Array; secondsOff?: number };

/** The three headers that Allo would send with this body, now or so many seconds off. */
export function signedHeaders({ secret = TEST_SECRET, id, body = "", secondsOff = 0 }: Signing) {
  const webhookId = id ?? newWebhookId();
  const timestamp = Math.floor(Date.now() / 1000) + secondsOff;
  return {
    "webhook-id": webhookId,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": sign(secretOf(secret), webhookId, timestamp, Buffer.from(body)),
  };
}

/** The three headers that Allo would send with this body now. */
function signedRequest(secret: string, webhookId: string, body: Uint8Array): Record<string, string> {
  return { "content-type": "application/json", ...signedHeaders({ secret, id: webhookId, body }) };
}

/** Posts a signed delivery to a server, as Allo would. */
export function deliver(url: string, secret: string, webhookId: string, body: string | Uint8Array): Promise<Response> {
  const bytes = Buffer.from(body);
  return fetch(`${url}/api/allo`, { method: "POST", headers: signedRequest(secret, webhookId, bytes), body: bytes });
}

export function newWebhookId(): string {
  return `msg_${randomUUID()}`;
}

/** A message as Allo reports it; its id and text say which one it is. */
export function smsBody(id: string, content = "Is my bike ready?", fromNumber = "+33639980142"): string {
  return JSON.stringify({
    topic: "sms.received",
    version: "2.0",
    timestamp: "2026-03-17T08:01:13.000Z",
    data: {
      id,
      direction: "INBOUND",
      type: "SMS",
      content,
      sent_at: "2026-03-17T08:01:12.000Z",
      from_number: fromNumber,
      to_number: "+33199003210",
      from_name: "Camille Rousset",
      to_name: "Harbor Repairs",
      user_email: "nora@example.net",
    },
  });
}
