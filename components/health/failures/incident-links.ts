import { deliveryHref } from "#components/deliveries/use-open-delivery.ts";
import { endpointHref, forwardHref } from "#components/forwarding/use-forwarding-address.ts";
import { rejectionHref } from "#components/rejections/use-open-rejection.ts";
import type { IncidentItem } from "#lib/api/failures.ts";

type IncidentLink = { label: string; href: string };

const REJECTION_KINDS: ReadonlySet<IncidentItem["kind"]> = new Set(["no_secret", "wrong_secret", "flood", "headers"]);

/** Where one looks at an incident: its first and its last failure, and what it is about. */
export function linksOf(incident: IncidentItem): IncidentLink[] {
  const [first, last] = [evidenceHref(incident, incident.first), evidenceHref(incident, incident.last)];
  const evidence =
    first && last && first !== last
      ? [
          { label: "Open first", href: first },
          { label: "Open last", href: last },
        ]
      : last
        ? [{ label: "Open it", href: last }]
        : [];
  return [...evidence, ...subjectLinks(incident)];
}

function subjectLinks({ endpointId, kind }: IncidentItem): IncidentLink[] {
  if (endpointId !== null) return [{ label: "The endpoint", href: endpointHref(endpointId) }];
  if (kind === "unread") return [{ label: "All with a problem", href: "/deliveries?problem=true" }];
  return REJECTION_KINDS.has(kind) ? [{ label: "Rejections", href: "/rejections" }] : [];
}

function evidenceHref({ endpointId }: IncidentItem, evidence: IncidentItem["first"]): string | null {
  switch (evidence?.kind) {
    case undefined:
      return null;
    case "rejection":
      return rejectionHref(evidence.id);
    case "delivery":
      return deliveryHref(evidence.id);
    case "forward":
      return endpointId === null ? null : forwardHref({ id: evidence.id, endpointId });
  }
}
