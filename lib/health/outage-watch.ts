import type { OutageKind } from "#lib/health/outage-kind.ts";

export type Outage = {
  kind: OutageKind;
  startedAt: number;
  /** Null while it lasts. */
  endedAt: number | null;
  detail: string | null;
  /** Requests that were turned away. */
  refused: number;
};

/** Why a request of Allo's was turned away, as far as that is our fault. */
export type RefusalKind = Exclude<OutageKind, "down" | "asleep">;

/** What is going on. Times are epoch milliseconds. */
export type OutageWatch = {
  refused(kind: RefusalKind, at: number, detail: string | null): void;
  /** A delivery was stored. */
  stored(at: number): void;
  /** Allo's signature held. */
  verified(at: number): void;
  /** The database could not be written, or could, though nothing came. */
  tried(at: number, problem: string | null): void;
  secretSet(at: number): void;
  /** One that is over by the time it is known. */
  over(outage: Outage): void;
  /** The outages that began, went on or ended since this was last asked. */
  changes(): Outage[];
  /** These could not be written down: they are changes the next time too. */
  again(changes: readonly Outage[]): void;
};

/** What is only a fault of ours if it goes on, and nothing good comes between: others may get through meanwhile. */
const SUSPICIONS: readonly OutageKind[] = ["wrong_secret", "clock", "too_large", "busy"];
const SUSPICIOUS = { refused: 2, afterMs: 60_000 };
/** What begins again so soon has not ended: a disk that is nearly full takes some and refuses some. */
const SAME_WITHIN_MS = 60_000;
/** A small write can succeed where deliveries do not. */
const QUIET_MS = 30_000;

type Watched = { outage: Outage; lastAt: number; isReal: boolean };

/** `onChange` hears that there are changes to be asked for. */
export function createOutageWatch(open: readonly Outage[], onChange: () => void = () => {}): OutageWatch {
  const current = new Map<OutageKind, Watched>();
  const ended = new Map<OutageKind, Watched>();
  let changed = new Set<Outage>();
  for (const outage of open) current.set(outage.kind, { outage, lastAt: outage.startedAt, isReal: true });

  function tell(outage: Outage): void {
    changed.add(outage);
    onChange();
  }

  function begin(kind: OutageKind, at: number, detail: string | null): Watched {
    const before = ended.get(kind);
    if (before?.outage.endedAt != null && at - before.outage.endedAt < SAME_WITHIN_MS) {
      before.outage.endedAt = null;
      return before;
    }
    const outage = { kind, startedAt: at, endedAt: null, detail, refused: 0 };
    return { outage, lastAt: at, isReal: !SUSPICIONS.includes(kind) };
  }

  function goesOn(kind: OutageKind, at: number, detail: string | null, refused: number): void {
    const watched = current.get(kind) ?? begin(kind, at, detail);
    const { outage } = watched;
    current.set(kind, watched);
    watched.lastAt = at;
    outage.refused += refused;
    watched.isReal ||= outage.refused >= SUSPICIOUS.refused && at - outage.startedAt >= SUSPICIOUS.afterMs;
    if (watched.isReal) tell(outage);
  }

  function end(kind: OutageKind, at: number): void {
    const watched = current.get(kind);
    if (!watched) return;
    current.delete(kind);
    if (!watched.isReal) return;
    watched.outage.endedAt = Math.max(at, watched.outage.startedAt);
    ended.set(kind, watched);
    tell(watched.outage);
  }

  return {
    refused: (kind, at, detail) => goesOn(kind, at, detail, 1),
    stored: (at) => end("storage", at),
    verified(at) {
      for (const kind of SUSPICIONS) end(kind, at);
    },
    tried(at, problem) {
      if (problem !== null) goesOn("storage", at, problem, 0);
      else if (at - (current.get("storage")?.lastAt ?? at) >= QUIET_MS) end("storage", at);
    },
    over: tell,
    secretSet: (at) => end("no_secret", at),
    changes() {
      const given = [...changed];
      changed = new Set();
      return given;
    },
    again(given) {
      changed = new Set([...given, ...changed]);
    },
  };
}
