import { type EndpointRow, stillSigning } from "#db/forwards/endpoint-store.ts";
import { countForwards, oldestPendingAt } from "#db/forwards/list-forwards.ts";
import type { RecoveryRow } from "#db/forwards/recoveries.ts";
import type { Db } from "#db/open.ts";
import type { Endpoint, EndpointTest, Recovery } from "#lib/api/endpoint.ts";
import { BORNE_MS } from "#lib/forwarding/failing.ts";
import type { Outcome } from "#lib/forwarding/outcome.ts";
import { openHeaders } from "#lib/server/forwarding/endpoint-secrets.ts";
import type { Seal } from "#lib/server/forwarding/seal.ts";

/** An endpoint as the API shows it; with its secret and headers where `seal` opens them. */
export async function describeEndpoint(db: Db, seal: Seal | null, row: EndpointRow, now: number): Promise<Endpoint> {
  const status = row.disabledAt !== null ? "disabled" : row.paused ? "paused" : "active";
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    topics: row.topics,
    enabled: row.disabledAt === null,
    status,
    disabledReason: row.disabledReason,
    disabledAt: iso(row.disabledAt),
    secret: seal && (await seal.open(row.secret)),
    headers: seal && (await openHeaders(seal, row)),
    previousSecretUntil: iso(stillSigning(row, now)[0]?.until ?? null),
    createdAt: new Date(row.createdAt).toISOString(),
    lastSuccessAt: iso(row.lastSuccessAt),
    consecutiveFailures: row.consecutiveFailures,
    firstFailureAt: iso(row.firstFailureAt),
    turnsOffAt: status === "disabled" || row.armedAt === null ? null : iso(row.armedAt + BORNE_MS),
    pending: countForwards(db, row.id, "pending"),
    oldestPendingAt: iso(oldestPendingAt(db, row.id)),
    failed: countForwards(db, row.id, "failed"),
  };
}

export function describeRecovery(row: RecoveryRow & { waiting: number }): Recovery {
  const { id, kind, state, askedBy, total, queued } = row;
  return {
    id,
    kind,
    since: new Date(row.since).toISOString(),
    until: new Date(row.until).toISOString(),
    state: state === "cancelling" ? "cancelled" : state,
    askedBy,
    askedAt: new Date(row.askedAt).toISOString(),
    endedAt: iso(row.endedAt),
    total,
    queued,
    // Nothing of it is sent any more, although it is not cleared away yet.
    waiting: state === "cancelling" ? 0 : row.waiting,
  };
}

export function describeTry({
  at,
  status,
  durationMs,
  error,
  errorClass,
  address,
  responseBody,
}: Outcome): Omit<EndpointTest, "topic" | "ok"> {
  return { at: new Date(at).toISOString(), status, durationMs, error, errorClass, address, responseBody };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
