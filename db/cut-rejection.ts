import { createHash } from "node:crypto";
import type { HeaderList } from "#db/schema.ts";

/** The most that the quarantine holds; what is over goes, oldest first. */
export const QUARANTINE_LIMITS = { bodyBytes: 256 * 1024, totalBytes: 64 * 1024 * 1024, rows: 10_000 };

/** A refused request with all that was read of its body, which may be less than what was sent. */
type WholeRejection = {
  id: number;
  receivedAt: number;
  reason: string;
  remoteAddress: string;
  webhookId: string | null;
  headers: HeaderList;
  body: Uint8Array;
  bodyComplete: boolean;
  signedBy: string | null;
};

/** What is kept of it: the beginning of its body, and size and hash of the whole. */
export type NewRejection = WholeRejection & { body: Buffer; sizeBytes: number; bodySha256: Buffer };

/** Cuts the body to what the quarantine holds of one; the rest of its memory is free. */
export function cutRejection({ body: whole, ...rejection }: WholeRejection): NewRejection {
  const body = Buffer.from(whole.subarray(0, QUARANTINE_LIMITS.bodyBytes));
  return {
    ...rejection,
    body,
    bodyComplete: rejection.bodyComplete && body.length === whole.length,
    sizeBytes: whole.length,
    bodySha256: createHash("sha256").update(whole).digest(),
  };
}

/** What a rejection counts for against `totalBytes`. */
export function heldBytes({ body, headers }: Pick<NewRejection, "body" | "headers">): number {
  return body.length + JSON.stringify(headers).length;
}
