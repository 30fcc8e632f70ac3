import { and, asc, eq, lte, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/open.ts";
import { recordings } from "#db/schema.ts";
import type { AudioType } from "#lib/recordings/audio-type.ts";
import type { AfterMiss } from "#lib/recordings/keeping.ts";

export type RecordingRow = typeof recordings.$inferSelect;

/** A file that is on disk under its digest, in hex. */
export type KeptFile = { sha256: string; sizeBytes: number; audioType: AudioType };

/** The file of a recording that is kept, else null. */
export function keptFileOf({ state, sha256, sizeBytes, audioType }: RecordingRow): KeptFile | null {
  if (state !== "kept" || sha256 === null || sizeBytes === null || audioType === null) return null;
  return { sha256, sizeBytes, audioType };
}

/** What became of each call's audio. Times are epoch milliseconds. */
export type Recordings = {
  /** Those that wait and whose time has come, longest due first. */
  due(limit: number): RecordingRow[];
  /** When the next one will be due that is not yet; null where none waits. */
  nextDueAt(): number | null;
  /** These three do nothing where another link has taken the place of the one that was tried. */
  settleKept(tried: RecordingRow, file: KeptFile): void;
  settleMiss(tried: RecordingRow, after: AfterMiss): void;
  /** For a try that failed through no fault of the link. */
  putOff(tried: RecordingRow, until: number): void;
  /** What was refused may be allowed by now. */
  retryRefused(): void;
  /** By Allo's id of the call in its one spelling; null where Allo named no recording. */
  ofCall(alloId: string): RecordingRow | null;
};

/**
 * Give it a connection that syncs each commit: a link may be dead when what it led to would have to be fetched again. That it
 * led nowhere is only tried once more, so what is written of that over `unsynced` waits for no disk.
 */
export function createRecordings(db: Db, now: () => number, unsynced = db): Recordings {
  // Said as a constant, so that the index over those that wait is sure to be used.
  const waiting = sql`${recordings.state} = 'waiting'`;
  const nextDue = db.$client
    .prepare<[number]>("select min(at) from recordings where state = 'waiting' and at > ?")
    .pluck();

  function settle(over: Db, tried: RecordingRow, facts: Partial<RecordingRow>): void {
    over
      .update(recordings)
      .set(facts)
      .where(and(eq(recordings.alloId, tried.alloId), eq(recordings.url, tried.url), waiting))
      .run();
  }

  return {
    due: (limit) =>
      db
        .select()
        .from(recordings)
        .where(and(waiting, lte(recordings.at, now())))
        .orderBy(asc(recordings.at))
        .limit(limit)
        .all(),
    nextDueAt: () => z.number().nullable().parse(nextDue.get(now())),
    settleKept: (tried, file) => settle(db, tried, { state: "kept", at: now(), problem: null, ...file }),
    settleMiss: (tried, after) => settle(unsynced, tried, after),
    putOff: (tried, until) => settle(unsynced, tried, { at: until }),
    retryRefused: () =>
      void db.update(recordings).set({ state: "waiting", at: now() }).where(eq(recordings.state, "refused")).run(),
    ofCall: (alloId) => db.select().from(recordings).where(eq(recordings.alloId, alloId)).get() ?? null,
  };
}
