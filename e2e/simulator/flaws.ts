import type { Secret } from "#lib/allo/signature.ts";
import { sign, signatureOf } from "#lib/allo/signature.ts";

/** What goes over the wire for one attempt. */
export type SignedRequest = { headers: Record<string, string>; body: Uint8Array };

type Attempt = { id: string; seconds: number; body: Uint8Array; secret: Secret };

/** As Allo signs. */
export function signed({ id, seconds, body, secret }: Attempt): SignedRequest {
  return { headers: headersOf(id, String(seconds), sign(secret, id, seconds, body)), body };
}

/** Every way in which the simulator gets a signature wrong; none of them may be accepted. */
export const flaws: Readonly<Record<string, (attempt: Attempt) => SignedRequest>> = {
  "wrong secret": (attempt) =>
    signed({ ...attempt, secret: withKey(attempt, Buffer.from("not the secret of this endpoint")) }),
  "no webhook-id": (attempt) => without("webhook-id", signed(attempt)),
  "no webhook-timestamp": (attempt) => without("webhook-timestamp", signed(attempt)),
  "no webhook-signature": (attempt) => without("webhook-signature", signed(attempt)),
  "no headers at all": ({ body }) => ({ headers: {}, body }),
  "10 minutes old": (attempt) => signed({ ...attempt, seconds: attempt.seconds - 600 }),
  "10 minutes ahead": (attempt) => signed({ ...attempt, seconds: attempt.seconds + 600 }),
  "timestamp in milliseconds": (attempt) => signed({ ...attempt, seconds: attempt.seconds * 1000 }),
  "timestamp as a date": (attempt) => {
    const timestamp = new Date(attempt.seconds * 1000).toISOString();
    const signature = `v1,${signatureOf(attempt.secret.key, attempt.id, timestamp, attempt.body)}`;
    return { headers: headersOf(attempt.id, timestamp, signature), body: attempt.body };
  },
  "truncated signature": (attempt) => changed(attempt, (signature) => signature.slice(0, -6)),
  "signature without v1,": (attempt) => changed(attempt, (signature) => signature.slice(3)),
  "signature in hex": (attempt) =>
    changed(attempt, (signature) => `v1,${Buffer.from(signature.slice(3), "base64").toString("hex")}`),
  "whsec_ left on the key": (attempt) =>
    signed({ ...attempt, secret: withKey(attempt, Buffer.from(`whsec_${textOf(attempt)}`, "base64")) }),
  "whsec_ twice on the key": (attempt) =>
    signed({ ...attempt, secret: withKey(attempt, Buffer.from(`whsec_whsec_${textOf(attempt)}`, "base64")) }),
  "key not decoded": (attempt) => signed({ ...attempt, secret: withKey(attempt, Buffer.from(textOf(attempt))) }),
  "whole secret as the key": (attempt) =>
    signed({ ...attempt, secret: withKey(attempt, Buffer.from(`whsec_${textOf(attempt)}`)) }),
  "body re-serialised": (attempt) => ({
    ...signed(attempt),
    body: rewritten(attempt.body, (text) => JSON.stringify(JSON.parse(text), null, 2)),
  }),
  "keys sorted": (attempt) => ({ ...signed(attempt), body: rewritten(attempt.body, sortedKeys) }),
  "newline added": (attempt) => ({ ...signed(attempt), body: rewritten(attempt.body, (text) => `${text}\n`) }),
  "byte order mark added": (attempt) => ({
    ...signed(attempt),
    body: rewritten(attempt.body, (text) => `\uFEFF${text}`),
  }),
  "one letter changed": (attempt) => ({
    ...signed(attempt),
    body: rewritten(attempt.body, (text) => text.replace('"version":"2.0"', '"version":"2.1"')),
  }),
};

function headersOf(id: string, timestamp: string, signature: string): Record<string, string> {
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
}

function without(name: string, { headers, body }: SignedRequest): SignedRequest {
  return { headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)), body };
}

function changed(attempt: Attempt, change: (signature: string) => string): SignedRequest {
  const { headers, body } = signed(attempt);
  return { headers: { ...headers, "webhook-signature": change(headers["webhook-signature"] ?? "") }, body };
}

function withKey({ secret }: Attempt, key: Uint8Array): Secret {
  return { ...secret, key };
}

function textOf({ secret }: Attempt): string {
  return Buffer.from(secret.key).toString("base64");
}

function rewritten(body: Uint8Array, rewrite: (text: string) => string): Uint8Array {
  return Buffer.from(rewrite(Buffer.from(body).toString()));
}

function sortedKeys(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
