import { createKnownSenders } from "#db/health/known-senders.ts";
import { keepOutages, openOutages } from "#db/health/outage-store.ts";
import { lastSuccessAt } from "#db/health/sender-facts.ts";
import { beginRun, type ServerRun } from "#db/health/server-runs.ts";
import { keepRefusals, type Refusal } from "#db/health/turned-away.ts";
import type { Db } from "#db/open.ts";
import type { HeaderList } from "#db/schema.ts";
import type { Verified } from "#lib/allo/signature.ts";
import { signedHeadersOf } from "#lib/allo/signature-headers.ts";
import { TEST_USER_AGENT } from "#lib/allo/test-event.ts";
import { claimedMessage } from "#lib/health/claimed-message.ts";
import { isUnproven } from "#lib/health/likely-allos.ts";
import { createOutageWatch, type Outage, type RefusalKind } from "#lib/health/outage-watch.ts";
import { codeOf } from "#lib/server/error-code.ts";

/** A killed run is known to have lasted until this long before its end. */
const BEAT_MS = 10_000;
/** A beat that is this late means that the whole process stood still: the machine slept, or somebody stopped it. */
const ASLEEP_MS = 60_000;
const FLUSH_AFTER_MS = 500;
/** So many refusals wait at most while they cannot be written; they are written some at a time. */
const MOST_WAITING = 2_000;
const MOST_AT_ONCE = 100;

/** The refusals that are our own fault if the request was Allo's. */
const KIND_OF: Partial<Record<string, RefusalKind>> = {
  bad_signature: "wrong_secret",
  no_secret: "no_secret",
  stale_timestamp: "clock",
  storage_unavailable: "storage",
  too_many_unverified: "wrong_secret",
  body_too_large: "too_large",
  busy: "busy",
};

/** `detail` is SQLite's code. */
type RefusedRequest = {
  reason: string;
  receivedAt: number;
  remoteAddress: string;
  headers: HeaderList;
  detail?: string;
};
type StoredRequest = { verified: Verified; receivedAt: number; remoteAddress: string; userAgent: string | null };

/** Notices when Allo can deliver nothing, and writes it down off the path of the answers. */
export type OutageDesk = {
  refused(request: RefusedRequest): void;
  stored(request: StoredRequest): void;
  /** Writes what waits, for a page that is about to show it. */
  catchUp(): void;
  /** No further requests are taken: what is missing from now on is the stop's. */
  stopping(): void;
  stop(): void;
};

type Source = {
  /** A connection whose last seconds a power cut may take. */
  db: Db;
  secretMissing: boolean;
  now: () => number;
  /** Milliseconds that passed, also while the machine slept; setting the clock changes nothing about it. */
  uptime: () => number;
  /** Allo got through at this time (epoch milliseconds). */
  onVerified: (at: number) => void;
  onError: (cause: unknown) => void;
};

export function startOutageDesk({ db, secretMissing, now, uptime, onVerified, onError }: Source): OutageDesk {
  const startedAt = now();
  /** Null until it is written down that this run has begun: a full disk is no reason not to start. */
  let run: ServerRun | null = null;
  let waiting: Refusal[] = [];
  let flushTimer: NodeJS.Timeout | null = null;
  let upAtBeat = uptime();
  let stoppedAt: number | null = null;
  /** Trying to write may take a while, for which everybody waits: then it is tried again with each beat only. */
  let isStuck = false;
  const watch = createOutageWatch(openOutages(db), flushSoon);
  if (!secretMissing) watch.secretSet(startedAt);
  const senders = createKnownSenders(db);
  let verifiedAt = lastSuccessAt(db) ?? Number.NEGATIVE_INFINITY;

  const keep = db.$client.transaction((refusals: readonly Refusal[]) => keepRefusals(db, refusals));
  const write = db.$client.transaction((changes: readonly Outage[], beatAt: number) => {
    const current = run ?? begin(db, startedAt);
    keepOutages(db, changes);
    if (stoppedAt === null) current.beat(beatAt);
    else current.stopped(stoppedAt);
    return current;
  });

  function flushSoon(): void {
    if (isStuck) return;
    flushTimer ??= setTimeout(() => {
      flushTimer = null;
      flush();
    }, FLUSH_AFTER_MS).unref();
  }

  /** False where the database could not be written. */
  function flush(): boolean {
    const at = now();
    let changes: Outage[] = [];
    try {
      keepSome();
      changes = watch.changes();
      run = write.immediate(changes, at);
      isStuck = false;
    } catch (cause) {
      isStuck = true;
      watch.again(changes);
      watch.tried(at, codeOf(cause));
      onError(cause);
      return false;
    }
    watch.tried(at, null);
    if (waiting.length > 0) flushSoon();
    return true;
  }

  function keepSome(): void {
    const refusals = waiting.slice(0, MOST_AT_ONCE);
    if (refusals.length === 0) return;
    const counted = keep.immediate(refusals);
    waiting = waiting.slice(refusals.length);
    for (const { reason, receivedAt } of counted) {
      const kind = KIND_OF[reason];
      const isSuspect = kind && isUnproven(reason) && receivedAt > verifiedAt;
      // Without a secret there is none to be wrong.
      if (isSuspect && !(secretMissing && kind === "wrong_secret")) watch.refused(kind, receivedAt, null);
    }
  }

  flush();
  const beat = setInterval(() => {
    const [at, up] = [now(), uptime()];
    // The clock alone may have been set forward.
    const passed = up - upAtBeat;
    if (passed > ASLEEP_MS) watch.over({ ...nothingRefused, kind: "asleep", startedAt: at - passed, endedAt: at });
    upAtBeat = up;
    flush();
  }, BEAT_MS).unref();

  return {
    refused({ reason, receivedAt, remoteAddress, headers, detail }) {
      const kind = KIND_OF[reason];
      const claimed = claimedMessage(signedHeadersOf(headers));
      // What comes while the server stops is refused too, and the database has nothing to do with that.
      const isKnown = kind === "storage" ? detail?.startsWith("SQLITE_") : claimed !== null;
      if (kind && isKnown && !isUnproven(reason)) watch.refused(kind, receivedAt, detail ?? null);
      // A flood must not take the room of others.
      const most = reason === "too_many_unverified" ? MOST_AT_ONCE : MOST_WAITING;
      if (!claimed || waiting.length >= most) return;
      const isStranger = isUnproven(reason) && senders.isStranger(remoteAddress);
      waiting.push({ ...claimed, reason, receivedAt, ...(isStranger ? { isStranger } : {}) });
      flushSoon();
    },
    stored({ verified, receivedAt, remoteAddress, userAgent }) {
      isStuck = false;
      watch.stored(receivedAt);
      if (verified.verification !== "signed" || userAgent === TEST_USER_AGENT) return;
      senders.add(remoteAddress);
      verifiedAt = Math.max(verifiedAt, receivedAt);
      watch.verified(receivedAt);
      onVerified(receivedAt);
    },
    catchUp() {
      if (flushTimer) flush();
    },
    stopping() {
      stoppedAt ??= now();
    },
    stop() {
      clearInterval(beat);
      if (flushTimer) clearTimeout(flushTimer);
      stoppedAt ??= now();
      while (flush() && waiting.length > 0);
    },
  };
}

const nothingRefused = { detail: null, refused: 0 };

function begin(db: Db, startedAt: number): ServerRun {
  const run = beginRun(db, startedAt);
  if (run.gap) {
    const { from, to, end } = run.gap;
    keepOutages(db, [{ kind: "down", startedAt: from, endedAt: to, detail: end, refused: 0 }]);
  }
  return run;
}
