import type { Attempt, Delivery } from "#lib/api/delivery.ts";

/** The hash of the body that was stored first, under which the delivery is known. */
export function firstBody({ attemptLog }: Delivery): string {
  const stored = attemptLog.find((attempt) => attempt.verdict === "stored") ?? attemptLog[0];
  return stored?.bodySha256 ?? "";
}

/** One attempt for each further body that came under the same id, oldest first. */
export function conflictingAttempts(delivery: Delivery): Attempt[] {
  const seen = new Set([firstBody(delivery)]);
  return delivery.attemptLog.filter((attempt) => {
    if (attempt.verdict !== "conflict" || seen.has(attempt.bodySha256)) return false;
    seen.add(attempt.bodySha256);
    return true;
  });
}
