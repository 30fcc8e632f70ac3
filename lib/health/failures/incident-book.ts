import { closingOf, type Facts } from "#lib/health/failures/closing.ts";
import {
  addFailure,
  COMES_BACK_WITHIN_MS,
  type Failure,
  type Incident,
  openIncident,
} from "#lib/health/failures/incident.ts";
import type { IncidentKind } from "#lib/health/failures/incident-kinds.ts";

/** The incidents that are open or may come back, in memory. Times are epoch milliseconds. */
export type IncidentBook = {
  note(failure: Failure): void;
  /** What failed works again: the incidents of a kind, those of one owner (the first word of a subject) where that is given. */
  mend(kind: IncidentKind, at: number, owner?: string): void;
  /** Closes what is over, and forgets what cannot come back. */
  settle(factsOf: (incident: Incident, mendedAt: number | null) => Facts, now: number): void;
  open(): Incident[];
  /** Those that were changed since they were last written. */
  unwritten(): Incident[];
  /** These are written, in the state in which they were given. */
  written(incidents: readonly Incident[]): void;
};

/** `kept` are those that are open or were closed less than a day ago; new ones get ids after `lastId`. */
export function createIncidentBook(kept: readonly Incident[], lastId: number): IncidentBook {
  const incidents = new Map(kept.map((incident) => [keyOf(incident), incident]));
  const openKeys = new Set(kept.filter(isOpen).map(keyOf));
  const mendedAt = new Map<string, number>();
  const changed = new Map<number, Incident>();
  let newestId = lastId;

  function put(incident: Incident): void {
    const key = keyOf(incident);
    incidents.set(key, incident);
    changed.set(incident.id, incident);
    if (isOpen(incident)) openKeys.add(key);
    else {
      openKeys.delete(key);
      mendedAt.delete(key);
    }
  }

  function open(): Incident[] {
    return [...openKeys].map((key) => incidents.get(key)).filter((incident) => incident !== undefined);
  }

  return {
    note(failure) {
      const known = incidents.get(keyOf(failure));
      const isOver = known?.closedAt != null && failure.at > known.closedAt + COMES_BACK_WITHIN_MS;
      if (known && !isOver) {
        put(addFailure(known, failure));
        return;
      }
      newestId += 1;
      put(openIncident(newestId, failure));
    },
    mend(kind, at, owner) {
      for (const key of openKeys) {
        const incident = incidents.get(key);
        if (incident?.kind !== kind || (owner !== undefined && incident.subject.split(" ")[0] !== owner)) continue;
        mendedAt.set(key, Math.max(at, mendedAt.get(key) ?? 0));
      }
    },
    settle(factsOf, now) {
      for (const incident of open()) {
        const closedBecause = closingOf(incident, factsOf(incident, mendedAt.get(keyOf(incident)) ?? null), now);
        if (closedBecause) put({ ...incident, closedAt: now, closedBecause });
      }
      for (const [key, { closedAt }] of incidents) {
        if (closedAt !== null && now > closedAt + COMES_BACK_WITHIN_MS) incidents.delete(key);
      }
    },
    open,
    unwritten: () => [...changed.values()],
    written(done) {
      for (const incident of done) if (changed.get(incident.id) === incident) changed.delete(incident.id);
    },
  };
}

function isOpen({ closedAt }: Incident): boolean {
  return closedAt === null;
}

function keyOf({ kind, subject }: Pick<Incident, "kind" | "subject">): string {
  return `${kind} ${subject}`;
}
