import { reasonOf } from "#e2e/listen/reason-of.ts";
import { type Secret, sign } from "#lib/allo/signature.ts";

/** As long as Allo waits. */
const TIMEOUT_MS = 20_000;

/** `status` is null where nothing was answered, and `reason` says why. */
export type Answer = { ok: boolean; status: number | null; reason: string; milliseconds: number };

export type PostSigned = (webhookId: string, body: Uint8Array<ArrayBuffer>) => Promise<Answer>;

/** Posts as Allo does: signed now, no redirects, 20 s. Never rejects. */
export function createPostSigned(url: URL, secret: Secret, stop: AbortSignal): PostSigned {
  return async (webhookId, body) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const began = performance.now();
    const milliseconds = () => Math.round(performance.now() - began);
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          "user-agent": "allo-inbox-listen",
          "webhook-id": webhookId,
          "webhook-timestamp": String(timestamp),
          "webhook-signature": sign(secret, webhookId, timestamp, body),
        },
        body,
        signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      // The connection is free for the next one when the answer has been read; nobody wants what it says.
      await response.body?.pipeTo(new WritableStream());
      return { ok: response.ok, status: response.status, reason: "", milliseconds: milliseconds() };
    } catch (error) {
      const isLate = error instanceof Error && error.name === "TimeoutError";
      const reason = isLate ? `no answer in ${TIMEOUT_MS / 1000} s` : reasonOf(error);
      return { ok: false, status: null, reason, milliseconds: milliseconds() };
    }
  };
}
