import type { Stored, WriteArrival } from "#db/ingest.ts";
import type { Db } from "#db/open.ts";
import type { Quarantine } from "#db/quarantine.ts";
import { type Secret, verify } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";

export type PromoteResult = { ok: true; stored: Stored } | { ok: false; reason: "unknown" | "not_verified" };

/** Moves a rejection whose signature now matches into the log, at its own place and time; a second call changes nothing. */
export type Promote = (rejectionId: number) => PromoteResult;

/** Promotes one after the other in a single commit until `budgetMs` is used up; gives a result for each that it got to. */
export type PromoteSome = (rejectionIds: readonly number[], budgetMs: number) => PromoteResult[];

export function createPromoteSome(db: Db, promote: Promote): PromoteSome {
  return db.$client.transaction((rejectionIds: readonly number[], budgetMs: number) => {
    const deadline = performance.now() + budgetMs;
    const results: PromoteResult[] = [];
    for (const id of rejectionIds) {
      results.push(promote(id));
      if (performance.now() >= deadline) break;
    }
    return results;
  }).immediate;
}

export function createPromote(
  db: Db,
  quarantine: Quarantine,
  write: WriteArrival,
  secrets: readonly Secret[],
): Promote {
  return db.$client.transaction((rejectionId: number): PromoteResult => {
    const rejection = quarantine.find(rejectionId);
    if (!rejection) return { ok: false, reason: "unknown" };
    if (rejection.promotedTo !== null) return { ok: true, stored: { status: "duplicate", id: rejection.promotedTo } };
    const headers = signedHeadersOf(rejection.headers);
    // Judged at its own time: whoever promotes it has seen when it arrived, and a replay meets the permanent ledger.
    const result = verify(headers, rejection.body, secrets, Number(headers.timestamp));
    if (!rejection.bodyComplete || !result.ok) return { ok: false, reason: "not_verified" };
    const { receivedAt, remoteAddress } = rejection;
    const userAgent = rejection.headers.find(([name]) => name.toLowerCase() === "user-agent")?.[1] ?? null;
    const arrival = { verified: result.verified, receivedAt, remoteAddress, userAgent, headers: rejection.headers };
    const stored = write(arrival, rejection.id, true);
    quarantine.setPromoted(rejection.id, stored.id);
    return { ok: true, stored };
  }).immediate;
}
