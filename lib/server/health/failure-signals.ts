import { createEndpointStore, type EndpointRow } from "#db/forwards/endpoint-store.ts";
import type { EndpointNews, Tried } from "#db/forwards/record-outcomes.ts";
import type { Db } from "#db/open.ts";
import type { StoredRejection } from "#db/quarantine.ts";
import type { RecordingRow } from "#db/recordings.ts";
import type { Diagnosis } from "#lib/allo/doctor/fault.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";
import { isTaken } from "#lib/forwarding/outcome.ts";
import { endpointCause, endpointSubject } from "#lib/health/failures/endpoint-cause.ts";
import type { IncidentKind } from "#lib/health/failures/incident-kinds.ts";
import { rejectionKind } from "#lib/health/failures/rejection-kind.ts";
import { isDiskFault } from "#lib/server/disk-fault.ts";
import type { Failures } from "#lib/server/health/failures.ts";
import type { Settled } from "#lib/server/recordings/archive.ts";

const recordingKinds: Readonly<Record<Exclude<Settled, "kept">, IncidentKind>> = {
  dead: "recording_lost",
  "too-large": "recording_too_large",
  refused: "recording_refused",
  "no-room": "recording_storage",
};

export type FailureSignals = ReturnType<typeof createFailureSignals>;

/** Tells apart, in what the rest of the inbox does, what fails and what works again. */
export function createFailureSignals(failures: Failures, db: Db) {
  const endpoints = createEndpointStore(db, Date.now);

  function nameOf(endpointId: number): string | null {
    const endpoint = endpoints.get(endpointId);
    return endpoint && endpointName(endpoint);
  }

  return {
    /** A request did not verify, and the doctor has looked at it. */
    refused(
      { id, receivedAt, webhookId }: Pick<StoredRejection, "id" | "receivedAt" | "webhookId">,
      { code }: Diagnosis,
    ): void {
      const kind = rejectionKind(code);
      if (kind) failures.note({ kind, at: receivedAt, evidence: id, detail: code, webhookId });
    },
    /** Deliveries were read. */
    read({ read }: { read: readonly number[] }): void {
      failures.mended("reading_stuck");
      failures.read(read);
    },
    notRead(cause: unknown): void {
      if (isDiskFault(cause)) failures.failed(cause);
      else failures.note({ kind: "reading_stuck" });
    },
    /** Forwards were tried. */
    tried(tried: readonly Tried[]): void {
      for (const { forward, outcome } of tried) {
        const { id, endpointId } = forward;
        const at = outcome.at + outcome.durationMs;
        if (isTaken(outcome)) {
          failures.mended("endpoint_failing", String(endpointId), at);
          continue;
        }
        const cause = endpointCause(outcome);
        if (cause === null) continue;
        const subject = endpointSubject(endpointId, cause);
        const name = nameOf(endpointId);
        failures.note({ kind: "endpoint_failing", subject, name, at, evidence: id, detail: outcome.error });
      }
    },
    endpoint(news: EndpointNews, { id, ...endpoint }: EndpointRow): void {
      if (news.kind !== "disabled") return;
      const name = endpointName(endpoint);
      failures.note({ kind: "endpoint_off", subject: endpointSubject(id), name, detail: news.reason });
    },
    recording({ deliveryId }: Pick<RecordingRow, "deliveryId">, settled: Settled, problem: string | null): void {
      if (settled === "kept") {
        failures.mended("recording_storage");
        failures.mended("recording_lost");
        return;
      }
      failures.note({ kind: recordingKinds[settled], evidence: deliveryId, detail: problem });
    },
  };
}
