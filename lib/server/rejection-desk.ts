import type { IdSequence } from "#db/ids.ts";
import type { Quarantine, StoredRejection } from "#db/quarantine.ts";
import type { HeaderList } from "#db/schema.ts";
import { diagnose } from "#lib/allo/doctor/diagnose.ts";
import { findSigner, type Secret } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";

type RefusedRequest = {
  receivedAt: number;
  reason: string;
  remoteAddress: string;
  headers: HeaderList;
  body: Uint8Array;
  bodyComplete: boolean;
};

export type RejectionDesk = {
  /** Takes a refused request; it is written and examined soon, off the path of the answer. */
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
  onError: (cause: unknown) => void;
}): RejectionDesk {
  const { quarantine, ids, secrets, secretMissing, onKept, onError } = options;
  let waiting: (RefusedRequest & { id: number })[] = [];
  const timers = new Map<string, NodeJS.Timeout>();

  function later(name: string, delayMs: number, work: () => void): void {
    clearTimeout(timers.get(name));
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        try {
          work();
        } catch (cause) {
          onError(cause);
          if (name !== "flush") later(name, RETRY_MS, work);
        }
      }, delayMs),
    );
  }

  function flush(): void {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    quarantine.keep(
      batch.map((request) => ({
        ...request,
        webhookId: signedHeadersOf(request.headers).id ?? null,
        signedBy: signerOf(request, secrets),
      })),
    );
    for (const { id } of batch) onKept(id);
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
      waiting.push({ ...request, id: ids.next() });
      if (!timers.has("flush")) later("flush", FLUSH_AFTER_MS, flush);
    },
    catchUp(budgetMs) {
      const deadline = performance.now() + budgetMs;
      try {
        flush();
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
        flush();
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
