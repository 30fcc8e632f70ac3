import type { SignedHeaders } from "#lib/allo/signature.ts";

/** Which message a request that did not verify claims to carry, and when it was sent (Unix seconds). */
export type ClaimedMessage = { webhookId: string; webhookTimestamp: number };

/** Null where the headers have not the form of Allo's: whatever else knocks is no delivery that could be missing. */
export function claimedMessage({ id, timestamp, signature }: Partial<SignedHeaders>): ClaimedMessage | null {
  if (!/^[\x21-\x7e]{1,128}$/.test(id ?? "") || !/^\d{1,11}$/.test(timestamp ?? "")) return null;
  if (!/(?:^|\s)v1,[A-Za-z0-9+/]{43}=(?:\s|$)/.test(signature ?? "")) return null;
  return { webhookId: id ?? "", webhookTimestamp: Number(timestamp) };
}
