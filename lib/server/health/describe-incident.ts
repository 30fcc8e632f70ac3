import { isoTime } from "#db/delivery-row.ts";
import type { IncidentItem } from "#lib/api/failures.ts";
import { readEndpointSubject } from "#lib/health/failures/endpoint-cause.ts";
import type { Incident } from "#lib/health/failures/incident.ts";
import { evidenceKindOf, urgencyOf } from "#lib/health/failures/incident-kinds.ts";
import { closingWords, incidentWords } from "#lib/health/failures/incident-words.ts";

/** An incident as the API tells it. */
export function describeIncident(incident: Incident): IncidentItem {
  const { id, kind, subject, count, openings, firstAt, openedAt, lastAt, closedAt, closedBecause } = incident;
  const evidenceKind = evidenceKindOf(kind);
  const evidence = (found: number | null) =>
    evidenceKind && found !== null ? { kind: evidenceKind, id: found } : null;
  const isOfEndpoint = kind === "endpoint_failing" || kind === "endpoint_off";
  return {
    id,
    kind,
    urgency: urgencyOf[kind],
    ...incidentWords(incident),
    name: incident.name,
    endpointId: isOfEndpoint ? readEndpointSubject(subject).endpointId : null,
    state: closedAt === null ? "open" : "closed",
    count,
    firstAt: isoTime(firstAt),
    openedAt: isoTime(openedAt),
    openings,
    lastAt: isoTime(lastAt),
    first: evidence(incident.firstEvidence),
    last: evidence(incident.lastEvidence),
    closedAt: closedAt === null ? null : isoTime(closedAt),
    closedBecause: closedBecause && closingWords(closedBecause),
  };
}
