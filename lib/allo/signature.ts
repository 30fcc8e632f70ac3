import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";

/** A signing key with the name it goes by on screen; the key is the decoded part after `whsec_`. */
export type Secret = { label: string; key: Uint8Array };

/** The three values a signature covers, exactly as they came in the headers. */
export type SignedHeaders = { id: string; timestamp: string; signature: string };

declare const verified: unique symbol;

/** Bytes whose origin has been proved. Only `verify` and `acceptToken` make one, and only this can be stored. */
export type Verified = {
  readonly [verified]: true;
  readonly webhookId: string;
  readonly webhookTimestamp: number | null;
  readonly body: Uint8Array;
  readonly verification: "signed" | "token";
  readonly secretLabel: string | null;
};

export type VerifyFailure =
  | { code: "missing_header"; missing: string[] }
  | { code: "bad_timestamp" }
  | { code: "stale_timestamp"; secondsOff: number; signedBy: string | null }
  | { code: "bad_signature" };

export type VerifyResult = { ok: true; verified: Verified } | { ok: false; failure: VerifyFailure };

/** Seconds that a timestamp may be away from our clock, either side. */
export const TOLERANCE_SECONDS = 300;

/** Base64 HMAC-SHA256 of `id.timestamp.body`, without the `v1,` in front. Header text is taken byte for byte (latin-1). */
export function signatureOf(key: Uint8Array, id: string, timestamp: string, body: Uint8Array): string {
  // Node would cut each character to its low byte, and two ids would share a signature.
  if (!isHeaderText(id) || !isHeaderText(timestamp))
    throw new RangeError("header text holds characters beyond latin-1");
  return createHmac("sha256", keyObjectOf(key))
    .update(Buffer.from(`${id}.${timestamp}.`, "latin1"))
    .update(body)
    .digest("base64");
}

const keyObjects = new WeakMap<Uint8Array, KeyObject>();

/** Given bare bytes, Node throws and catches two errors to learn what they are, each time and with a stack each. */
function keyObjectOf(key: Uint8Array): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

/** The value of a `webhook-signature` header. */
export function sign(secret: Secret, id: string, timestampSeconds: number, body: Uint8Array): string {
  return `v1,${signatureOf(secret.key, id, String(timestampSeconds), body)}`;
}

/** The secret that signed these bytes, whatever the time says, or null. Compares in constant time. */
export function findSigner(headers: SignedHeaders, body: Uint8Array, secrets: readonly Secret[]): Secret | null {
  if (![headers.id, headers.timestamp, headers.signature].every(isHeaderText)) return null;
  const candidates = signaturesIn(headers.signature).map((text) => Buffer.from(text, "latin1"));
  let signer: Secret | null = null;
  for (const secret of secrets) {
    const expected = Buffer.from(signatureOf(secret.key, headers.id, headers.timestamp, body), "latin1");
    for (const candidate of candidates) {
      if (candidate.length === expected.length && timingSafeEqual(candidate, expected)) signer ??= secret;
    }
  }
  return signer;
}

/** The base64 part of each `v1,` signature. Proxies and Node join a repeated header with a comma and a blank. */
function signaturesIn(header: string): string[] {
  return header.split(/,?[ \t]+/).flatMap((part) => (part.startsWith("v1,") ? [part.slice(3)] : []));
}

function isHeaderText(text: string): boolean {
  return /^[\0-\xff]*$/.test(text);
}

/** Proves that the body was signed with one of the secrets at about `nowSeconds` (Unix seconds, rounded down). Never throws. */
export function verify(
  headers: Partial<SignedHeaders>,
  body: Uint8Array,
  secrets: readonly Secret[],
  nowSeconds: number,
): VerifyResult {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature) {
    const missing = Object.entries({ id, timestamp, signature }).flatMap(([name, value]) =>
      value ? [] : [`webhook-${name}`],
    );
    return { ok: false, failure: { code: "missing_header", missing } };
  }
  if (!/^[0-9]+$/.test(timestamp)) return { ok: false, failure: { code: "bad_timestamp" } };
  const signer = findSigner({ id, timestamp, signature }, body, secrets);
  const webhookTimestamp = Math.min(Number(timestamp), Number.MAX_SAFE_INTEGER);
  const secondsOff = webhookTimestamp - Math.floor(nowSeconds);
  // Turned round so that a clock that is not a number refuses everything.
  if (!(Math.abs(secondsOff) <= TOLERANCE_SECONDS)) {
    return { ok: false, failure: { code: "stale_timestamp", secondsOff, signedBy: signer?.label ?? null } };
  }
  if (!signer) return { ok: false, failure: { code: "bad_signature" } };
  return {
    ok: true,
    verified: brand({
      webhookId: id,
      webhookTimestamp,
      body,
      verification: "signed",
      secretLabel: signer.label,
    }),
  };
}

/** Takes a body in one of Allo's unsigned formats, whose origin is proved by the secret token in its URL, or null. */
export function acceptToken(given: string, expected: string, webhookId: string, body: Uint8Array): Verified | null {
  if (expected === "") return null;
  const [a, b] = [given, expected].map((token) => createHmac("sha256", "token").update(token).digest());
  if (!a || !b || !timingSafeEqual(a, b)) return null;
  return brand({ webhookId, webhookTimestamp: null, body, verification: "token", secretLabel: null });
}

function brand(facts: Omit<Verified, typeof verified>): Verified {
  // The only cast to Verified in the project: its two callers have just checked the proof.
  return facts as Verified;
}
