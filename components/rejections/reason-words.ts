import type { Rejection } from "#lib/api/rejection.ts";

const words: Record<string, string> = {
  missing_header: "Signature headers missing",
  bad_timestamp: "Timestamp unreadable",
  stale_timestamp: "Timestamp too far from our clock",
  bad_signature: "No secret matches",
  no_secret: "No secret is set",
  storage_unavailable: "The database could not be written",
  body_too_large: "Longer than MAX_BODY_BYTES",
  busy: "Too many long bodies at once",
  too_many_unverified: "Too many requests that did not verify",
};

/** Why a request was refused, in a few words; a reason that this page does not know is shown as it is. */
export function reasonWords(reason: string): string {
  return Object.hasOwn(words, reason) ? (words[reason] ?? reason) : reason;
}

/** Why a rejection cannot enter the log, and what would change that. */
export function whyNotPromotable({ reason, bodyTruncated }: Rejection): string {
  if (bodyTruncated) {
    return "Only the beginning of its body was kept, so its signature cannot be checked any more. If Allo sent it, replay it with Recover in Allo’s settings.";
  }
  if (reason === "missing_header" || reason === "bad_timestamp") {
    return "Without three readable signature headers nothing can show who sent it.";
  }
  if (reason === "no_secret") {
    return "Set ALLO_WEBHOOK_SECRET and restart the inbox. If the secret matches, this request can be promoted here.";
  }
  return "No secret that is set here matches it. Once the right one is set and the inbox restarted, it can be promoted here.";
}
