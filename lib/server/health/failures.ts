import { type PageWindow, pageOf } from "#db/conversations/place.ts";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { createEvidence } from "#db/health/evidence.ts";
import { createIncidentStore } from "#db/health/incidents.ts";
import { lastSuccessAt } from "#db/health/sender-facts.ts";
import type { Db } from "#db/open.ts";
import type { IncidentItem, IncidentState } from "#lib/api/failures.ts";
import type { Page } from "#lib/api/page.ts";
import type { Facts } from "#lib/health/failures/closing.ts";
import { readEndpointSubject } from "#lib/health/failures/endpoint-cause.ts";
import type { Failure, Incident } from "#lib/health/failures/incident.ts";
import { createIncidentBook } from "#lib/health/failures/incident-book.ts";
import type { IncidentKind } from "#lib/health/failures/incident-kinds.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { isDiskFault } from "#lib/server/disk-fault.ts";
import { describeIncident } from "#lib/server/health/describe-incident.ts";

/** What happens is written down together, once in this time at most. */
const WRITE_EVERY_MS = 1_000;
/** How often is looked whether an incident is over because nothing happened. */
const LOOK_EVERY_MS = 30_000;
/** Writing works again when our own has for so long, also if nothing else is written. */
const WRITES_SINCE_MS = 60_000;

export type FailureSource = {
  /** What a power cut forgets of the last second does not matter. */
  projections: Db;
  secretMissing: boolean;
  now(): number;
  /** Incidents were opened, closed or changed. */
  onChange(): void;
  onError(cause: unknown): void;
};

/** One failure; what is not said is not known, and happened now. */
type Told = Pick<Failure, "kind"> & Partial<Failure>;

export type Failures = ReturnType<typeof createFailures>;

/** Groups what fails by cause. Whatever tells it something costs next to nothing, however often that happens. */
export function createFailures({ projections: db, secretMissing, now, onChange, onError }: FailureSource) {
  const store = createIncidentStore(db);
  const evidence = createEvidence(db);
  const endpoints = createEndpointStore(db, now);
  const { kept, lastId } = store.load(now());
  const book = createIncidentBook(kept, lastId);
  let verifiedAt = lastSuccessAt(db);
  let read = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Number.POSITIVE_INFINITY;

  function lookIn(ms: number): void {
    if (dueAt <= now() + ms) return;
    clearTimeout(timer);
    dueAt = now() + ms;
    timer = setTimeout(look, ms).unref();
  }

  function note({ subject = "", name = null, at = now(), evidence: shown = null, detail = null, ...more }: Told): void {
    const { kind, webhookId = null } = more;
    book.note({ kind, subject, name, at, evidence: shown, detail, webhookId });
    lookIn(WRITE_EVERY_MS);
  }

  function standing({ kind, subject }: Incident): Facts["endpoint"] {
    if (kind !== "endpoint_failing" && kind !== "endpoint_off") return null;
    const endpoint = endpoints.get(readEndpointSubject(subject).endpointId);
    return endpoint ? (endpoint.disabledAt === null ? "on" : "off") : "gone";
  }

  function factsOf(incident: Incident, mendedAt: number | null): Facts {
    const { webhookId, lastAt } = incident;
    const cameThrough = webhookId !== null && evidence.cameThrough(webhookId, lastAt);
    return { verifiedAt, secretSet: !secretMissing, cameThrough, mendedAt, endpoint: standing(incident) };
  }

  function noteProblems(): void {
    const ids = read;
    read = new Set();
    for (const { id, problemKind, message, receivedAt } of evidence.problemsOf(ids)) {
      note({ kind: "unread", subject: problemKind, at: receivedAt, evidence: id, detail: message });
    }
  }

  /** Writes, and learns from it whether anything can be written. */
  function write(): void {
    const storage = book.open().find(({ kind }) => kind === "storage");
    const isProbe = storage !== undefined && now() - storage.lastAt >= WRITES_SINCE_MS;
    const changed = book.unwritten();
    if (changed.length === 0 && !isProbe) return;
    store.write(isProbe && !changed.includes(storage) ? [...changed, storage] : changed);
    book.written(changed);
    if (isProbe) book.mend("storage", now());
    if (changed.length > 0) onChange();
  }

  function look(): void {
    dueAt = Number.POSITIVE_INFINITY;
    try {
      noteProblems();
      book.settle(factsOf, now());
      write();
      if (book.open().length > 0) lookIn(LOOK_EVERY_MS);
    } catch (cause) {
      onError(cause);
      if (isDiskFault(cause)) book.note(storageFailure(now()));
      onChange();
      lookIn(LOOK_EVERY_MS / 6);
    }
  }

  lookIn(0);
  return {
    note,
    /** Deliveries were read for the first time. */
    read(ids: readonly number[]): void {
      for (const id of ids) read.add(id);
      lookIn(WRITE_EVERY_MS);
    },
    /** Deliveries were stored. */
    stored(): void {
      mended("storage");
    },
    /** Allo got through: neither an unsigned format nor a test event of our own tells that its signatures fit. */
    verified(at: number): void {
      verifiedAt = at;
      lookAgain();
    },
    mended,
    /** Something failed that may have failed because nothing can be written. */
    failed(cause: unknown): void {
      if (!isDiskFault(cause)) return;
      book.note(storageFailure(now()));
      lookIn(WRITE_EVERY_MS);
    },
    /** Endpoints were changed. */
    endpointsChanged(): void {
      lookAgain();
    },
    /** Newest first: by when they were opened, or closed. */
    list(_access: Authorized<"raw">, state: IncidentState, window: PageWindow): Page<IncidentItem> {
      const isClosed = state === "closed";
      const rows = isClosed ? store.closed(window.limit + 1, window.after) : openAfter(book.open(), window);
      const placeOf = ({ id, closedAt, openedAt }: Incident) => ({ at: closedAt ?? openedAt, id });
      return pageOf(rows, window.limit, placeOf, describeIncident);
    },
    stop(): void {
      clearTimeout(timer);
      dueAt = Number.NEGATIVE_INFINITY;
      try {
        noteProblems();
        write();
      } catch (cause) {
        onError(cause);
      }
    },
  };

  /** What failed works again; `owner` is the endpoint where the kind has several. */
  function mended(kind: IncidentKind, owner?: string, at = now()): void {
    book.mend(kind, at, owner);
    lookAgain();
  }

  function lookAgain(): void {
    if (book.open().length > 0) lookIn(WRITE_EVERY_MS);
  }
}

function storageFailure(at: number): Failure {
  return { kind: "storage", subject: "", name: null, at, evidence: null, detail: null, webhookId: null };
}

function openAfter(open: readonly Incident[], { limit, after }: PageWindow): Incident[] {
  return open
    .toSorted((a, b) => b.openedAt - a.openedAt || b.id - a.id)
    .filter(({ openedAt, id }) => !after || openedAt < after.at || (openedAt === after.at && id < after.id))
    .slice(0, limit + 1);
}
