import { parseSecret } from "#lib/allo/secret.ts";
import { sign } from "#lib/allo/signature.ts";
import { type Outcome, unsendable } from "#lib/forwarding/outcome.ts";
import { judgeHeaders } from "#lib/outbound/request-headers.ts";
import { retryAfterMs } from "#lib/outbound/retry-after.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";

/** As long as Allo waits itself. */
const TIMEOUT_MS = 20_000;
const KEPT_BYTES = 16 * 1024;

const BAD_ID =
  "The delivery's webhook-id holds other than ASCII characters, so no header can carry it. Fetch the delivery through the API instead.";

/** Where a forward goes and what it is signed with: `whsec_…`, more than one while a secret is being changed. */
export type Recipient = { url: string; secrets: readonly string[]; headers: Readonly<Record<string, string>> };

export type Sending = { webhookId: string; body: Uint8Array; isReplay: boolean };

/** Posts what Allo sent, byte for byte, signed as Allo would sign it. */
export async function sendForward(
  outbound: Outbound,
  { url, secrets, headers }: Recipient,
  { webhookId, body, isReplay }: Sending,
  now: () => number,
  signal: AbortSignal,
): Promise<Outcome> {
  const at = now();
  if (judgeHeaders({ "webhook-id": webhookId })) return unsendable(at, "bad_id", BAD_ID);
  const timestamp = Math.floor(at / 1000);
  const begin = performance.now();
  const result = await outbound.post(url, {
    body,
    headers: {
      ...headers,
      ...(isReplay ? { "allo-inbox-replay": "true" } : {}),
      "webhook-id": webhookId,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": secrets.map((secret) => sign(keyOf(secret), webhookId, timestamp, body)).join(" "),
    },
    timeoutMs: TIMEOUT_MS,
    keepBytes: KEPT_BYTES,
    signal,
  });
  const timing = { at, durationMs: Math.round(performance.now() - begin) };
  if (!result.ok) {
    const { reason, message, address } = result;
    const unanswered = { status: null, responseBody: null, retryAfterMs: null };
    return { ...timing, ...unanswered, address, errorClass: reason, error: message };
  }
  const { status, address } = result;
  return {
    ...timing,
    status,
    address,
    errorClass: null,
    error: null,
    responseBody: result.body.toString("utf8"),
    retryAfterMs: retryAfterMs(result.headers.get("retry-after"), at),
  };
}

function keyOf(secret: string) {
  const parsed = parseSecret(secret);
  if (!parsed.ok) throw new Error("an endpoint's own secret cannot be read");
  return parsed.secret;
}
