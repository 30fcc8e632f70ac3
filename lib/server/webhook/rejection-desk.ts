import { cutRejection } from "#db/cut-rejection.ts";
import type { IdSequence } from "#db/ids.ts";
import type { Quarantine, StoredRejection } from "#db/quarantine.ts";
import type { HeaderList } from "#db/schema.ts";
import { diagnose } from "#lib/allo/doctor/diagnose.ts";
import type { Diagnosis } from "#lib/allo/doctor/fault.ts";
import { findSigner, type Secret } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";
import { isDiskFault } from "#lib/server/disk-fault.ts";
import { createRejectionBacklog } from "#lib/server/webhook/rejection-backlog.ts";

type RefusedRequest = {
  receivedAt: number;
  reason: string;
  remoteAddress: string;
  headers: HeaderList;
  body: Uint8Array;
  bodyComplete: boolean;
};

export type RejectionDesk = {
  /** Takes a refused request; it is written and examined soon, off the path of the answer, or once the database can be written. */
  take(request: RefusedRequest): void;
  /** Writes what waits and examines for up to `budgetMs`, for a page that is about to show it. */
  catchUp(budgetMs: number): void;
  /** Tries the secrets of this start on what earlier starts refused, a few rows at a time. */
  recheck(): void;
  stop(): void;
};

const FLUSH_AFTER_MS = 50;
const RECHECK_ROWS = 20;
/** When work is tried again that the database refused, for example because the disk was full. */
const RETRY_MS = 5_000;
/** Examining rests this many times as long as it worked, so that a flood of rejections leaves the time to others. */
const REST = 5;

export function createRejectionDesk(options: {
  quarantine: Quarantine;
  ids: IdSequence;
  secrets: readonly Secret[];
  secretMissing: boolean;
  onKept: (id: number) => void;
  /** What is wrong with a request that was refused lately; once for each. */
  onDiagnosed: (refused: Pick<StoredRejection, "id" | "receivedAt" | "webhookId">, diagnosis: Diagnosis) => void;
  onError: (cause: unknown) => void;
}): RejectionDesk {
  const { quarantine, ids, secrets, secretMissing, onKept, onDiagnosed, onError } = options;
  /** These are diagnosed anew because the secrets changed. */
  const rechecked = new Set<number>();
  let taken: (RefusedRequest & { id: number })[] = [];
  const backlog = createRejectionBacklog();
  const timers = new Map<string, NodeJS.Timeout>();

  function later(name: string, delayMs: number, work: () => void): void {
    clearTimeout(timers.get(name));
    const timer = setTimeout(() => {
      timers.delete(name);
      attempt(name, work);
    }, delayMs);
    timers.set(name, timer);
  }

  function attempt(name: string, work: () => void): void {
    try {
      work();
    } catch (cause) {
      onError(cause);
      later(name, RETRY_MS, work);
    }
  }

  /** Leaves of each what the quarantine keeps, so that what has to wait for the database takes no more room than there. */
  function cutTaken(): void {
    const whole = taken;
    taken = [];
    for (const request of whole) {
      const webhookId = signedHeadersOf(request.headers).id ?? null;
      backlog.add(cutRejection({ ...request, webhookId, signedBy: signerOf(request, secrets) }));
    }
  }

  /** Writes the oldest of what waits; false where nothing does. Where the database cannot be written, they go on waiting. */
  function writeSome(): boolean {
    cutTaken();
    const slice = backlog.next();
    if (slice.length === 0) return false;
    try {
      quarantine.keep(slice);
    } catch (cause) {
      // Any other error would come again, and hold up all that comes after.
      if (!isDiskFault(cause)) backlog.drop(slice.length);
      throw cause;
    }
    backlog.drop(slice.length);
    for (const { id } of slice) onKept(id);
    // Also where a page had them written: it may have no time left to examine them.
    if (!timers.has("examine")) later("examine", 0, examineNext);
    return true;
  }

  function flush(): void {
    if (!writeSome()) return;
    later("flush", 0, flush);
  }

  function examine(row: StoredRejection): void {
    const arrivedAt = Math.floor(row.receivedAt / 1000);
    const diagnosis = diagnose(row, secrets, secretMissing, arrivedAt);
    quarantine.setDiagnosis(row.id, diagnosis.message);
    if (!rechecked.delete(row.id)) onDiagnosed(row, diagnosis);
  }

  function examineNext(): void {
    const started = performance.now();
    const [row] = quarantine.unexamined(1);
    if (!row) return;
    examine(row);
    onKept(row.id);
    later("examine", (performance.now() - started) * REST, examineNext);
  }

  function recheckAfter(id: number): void {
    const rows = quarantine.unpromotedAfter(id, RECHECK_ROWS);
    for (const row of rows) {
      const signer = signerOf(row, secrets);
      if (signer === row.signedBy) continue;
      quarantine.setSigner(row.id, signer);
      if (row.diagnosis !== null) rechecked.add(row.id);
    }
    const last = rows.at(-1);
    if (last) later("recheck", 5, () => recheckAfter(last.id));
    else later("examine", 0, examineNext);
  }

  return {
    take(request) {
      taken.push({ ...request, id: ids.next() });
      if (timers.has("cut")) return;
      later("cut", FLUSH_AFTER_MS, () => {
        cutTaken();
        if (!timers.has("flush")) attempt("flush", flush);
      });
    },
    catchUp(budgetMs) {
      const deadline = performance.now() + budgetMs;
      try {
        while (performance.now() < deadline && writeSome());
        while (performance.now() < deadline) {
          const [row] = quarantine.unexamined(1);
          if (!row) return;
          examine(row);
        }
      } catch (cause) {
        onError(cause);
      }
    },
    recheck: () => later("recheck", 0, () => recheckAfter(0)),
    stop() {
      try {
        while (writeSome());
      } catch (cause) {
        onError(cause);
      }
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

/** The label of the secret that signed a request, whatever the time says, or null. */
function signerOf(
  request: Pick<StoredRejection | RefusedRequest, "headers" | "body" | "bodyComplete">,
  secrets: readonly Secret[],
): string | null {
  const { id, timestamp, signature } = signedHeadersOf(request.headers);
  if (!request.bodyComplete || !id || !signature || !timestamp || !/^[0-9]+$/.test(timestamp)) return null;
  return findSigner({ id, timestamp, signature }, request.body, secrets)?.label ?? null;
}
