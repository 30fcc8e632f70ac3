import type { RecordingRow, Recordings } from "#db/recordings.ts";
import { afterMiss, type KeepingState } from "#lib/recordings/keeping.ts";
import type { FetchResult } from "#lib/server/recordings/fetch-recording.ts";

/** Few, because looking up names takes the same four threads that write files. */
const AT_ONCE = 2;
const AFTER_FAILURE_MS = 60_000;
const LONGEST_SLEEP_MS = 3_600_000;

export type Archive = {
  /** There may be a new recording to fetch. */
  wake(): void;
  /** Gives up what is under way, which the next start tries again. */
  stop(): Promise<void>;
};

export type Settled = Exclude<KeepingState, "waiting"> | "no-room";

type Source = {
  recordings: Recordings;
  /** Throws where not the link is to blame, such as a full disk. */
  fetch(url: string, signal: AbortSignal): Promise<FetchResult>;
  now(): number;
  /** What a try has settled; `no-room` where it could not be kept and is tried again. */
  onSettled(row: RecordingRow, settled: Settled, problem: string | null): void;
  /** After each try, whatever came of it. */
  onTried(row: RecordingRow): void;
  onError(cause: unknown): void;
};

/** Fetches the recordings that wait, two at a time, each when its time has come. */
export function startArchive({ recordings, fetch, now, onSettled, onTried, onError }: Source): Archive {
  const underWay = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let pausedUntil = 0;

  async function tryOne(row: RecordingRow): Promise<void> {
    try {
      const result = await fetch(row.url, stopping.signal);
      if (result.ok) {
        recordings.settleKept(row, result.file);
        onSettled(row, "kept", null);
      } else if (!stopping.signal.aborted) {
        const after = afterMiss(result.miss, row.tries, now(), Math.random());
        recordings.settleMiss(row, after);
        if (after.state !== "waiting") onSettled(row, after.state, after.problem);
      }
    } catch (cause) {
      if (stopping.signal.aborted) return;
      onError(cause);
      onSettled(row, "no-room", null);
      pause(row);
    }
  }

  /** What stopped this one, such as a full disk, stops the others too; and next time they come before it. */
  function pause(row: RecordingRow): void {
    pausedUntil = now() + AFTER_FAILURE_MS;
    try {
      recordings.putOff(row, pausedUntil);
    } catch (cause) {
      onError(cause);
    }
  }

  function start(row: RecordingRow): void {
    const done = tryOne(row)
      .then(() => onTried(row))
      .catch(onError)
      .finally(() => {
        underWay.delete(row.alloId);
        look();
      });
    underWay.set(row.alloId, done);
  }

  function look(): void {
    if (stopping.signal.aborted) return;
    if (now() < pausedUntil) {
      sleep(pausedUntil - now());
      return;
    }
    try {
      for (const row of recordings.due(AT_ONCE + underWay.size)) {
        if (underWay.size < AT_ONCE && !underWay.has(row.alloId)) start(row);
      }
      const next = recordings.nextDueAt();
      if (next !== null) sleep(next - now());
    } catch (cause) {
      onError(cause);
      sleep(AFTER_FAILURE_MS);
    }
  }

  function sleep(forMs: number): void {
    clearTimeout(timer);
    if (stopping.signal.aborted) return;
    timer = setTimeout(look, Math.min(Math.max(forMs, 0), LONGEST_SLEEP_MS));
  }

  recordings.retryRefused();
  sleep(0);
  return {
    wake: () => sleep(0),
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}
