import { cutRejection } from "#db/cut-rejection.ts";
import type { IdSequence } from "#db/ids.ts";
import type { Quarantine, StoredRejection } from "#db/quarantine.ts";
import type { HeaderList } from "#db/schema.ts";
import { diagnose } from "#lib/allo/doctor/diagnose.ts";
import { findSigner, type Secret } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";
import { codeOf } from "#lib/server/error-code.ts";
import { createRejectionBacklog } from "#lib/server/rejection-backlog.ts";

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
/** Faults of the disk or of another program. Any other error would come again, and hold up all that comes after. */
const PASSES = /^SQLITE_(?:BUSY|LOCKED|READONLY|FULL|IOERR|CANTOPEN|NOMEM)/;
/** Examining rests this many times as long as it worked, so that a flood of rejections leaves the time to others. */
const REST = 5;

export function createRejectionDesk(options: {
  quarantine: Quarantine;
  ids: IdSequence;
  secrets: readonly Secret[];
  secretMissing: boolean;
  onKept: (id: number) => void;
  onError: (cause: unknown) => void;
}): RejectionDesk {
  const { quarantine, ids, secrets, secretMissing, onKept, onError } = options;
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
      if (!PASSES.test(codeOf(cause))) backlog.drop(slice.length);
      throw cause;
    }
    backlog.drop(slice.length);
    for (const { id } of slice) onKept(id);
    return true;
  }

  function flush(): void {
    if (!writeSome()) return;
    later("flush", 0, flush);
    if (!timers.has("examine")) later("examine", 0, examineNext);
  }

  function examine(row: StoredRejection): void {
    const arrivedAt = Math.floor(row.receivedAt / 1000);
    quarantine.setDiagnosis(row.id, diagnose(row, secrets, secretMissing, arrivedAt).message);
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
      if (signer !== row.signedBy) quarantine.setSigner(row.id, signer);
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
      for (const timer of timers.values()) clearTimeout(timer);
      try {
        while (writeSome());
      } catch (cause) {
        onError(cause);
      }
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
