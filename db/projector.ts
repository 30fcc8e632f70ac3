import { and, asc, eq, gt, isNotNull, max, sql } from "drizzle-orm";
import type { BodyReader } from "#db/body-reader.ts";
import { type Care, createProjectionFollowers, dropProjection, isFaultOfContent } from "#db/follow-projections.ts";
import type { Db } from "#db/open.ts";
import { type ProjectionKind, projectionKinds } from "#db/projection.ts";
import { createLogReader } from "#db/read-log.ts";
import { attempts, deliveries, hours, lags, progress, readings, tallies } from "#db/schema.ts";
import { createSearchMerger } from "#db/search-merger.ts";
import { type Counted, createTallyBuffers, pruneMinutes } from "#db/tally-buffer.ts";
import { READER_VERSION } from "#lib/allo/reader-version.ts";

const NAME = "readings";
const BATCH = 64;
/** The part of a slice that goes into reading, at least and at most; the rest is for what is put by, and for the commit. */
const READING_SHARE = { least: 0.25, most: 0.75 };
/** How much the last slice weighs against those before, in telling how much of the next will go into reading. */
const LAST_WEIGHS = 0.1;
/** How fast bodies are read at least: one that is too long for what is left of a slice has the next for itself. */
const READ_BYTES_PER_MS = 10_000;
/** How many deliveries the projections may put by, for each millisecond of the slice. */
const PUT_BY_PER_MS = 1;

/** Which deliveries a slice of work touched: read for the first time, or come again. */
export type Changes = { read: number[]; repeated: number[] };

export type Projector = {
  /** Follows the log for about `budgetMs` and returns true when nothing is left to read. */
  follow(budgetMs: number): boolean;
  /** Attempts that are stored and not read yet. */
  backlog(): number;
};

/** Follows the attempt log, by what is read ahead of it if anything is; cursor and projections move in one transaction, so that a crash repeats and loses nothing. */
export function createProjector(
  db: Db,
  now: () => number,
  onChange: (changes: Changes, counted: Counted) => void,
  kinds: readonly ProjectionKind[] = projectionKinds,
  readAhead: BodyReader = () => null,
): Projector {
  let log = createLogReader(db, readAhead);
  const projections = createProjectionFollowers(db, kinds);
  const newTally = createTallyBuffers(db);
  const mergeSearch = createSearchMerger(db);
  let { cursor, rereadAfter } = restore(db);
  let prunedAt = 0;
  let readingShare = READING_SHARE.most;

  const nextAttempts = db
    .select({
      id: attempts.id,
      deliveryId: attempts.deliveryId,
      receivedAt: attempts.receivedAt,
      verdict: attempts.verdict,
      sizeBytes: deliveries.sizeBytes,
    })
    .from(attempts)
    .innerJoin(deliveries, eq(deliveries.id, attempts.deliveryId))
    .where(gt(attempts.id, sql.placeholder("after")))
    .orderBy(asc(attempts.id))
    .limit(BATCH)
    .prepare();

  const nextWithProblem = db
    .select({ id: readings.id })
    .from(readings)
    .where(and(isNotNull(readings.problem), gt(readings.id, sql.placeholder("after"))))
    .orderBy(asc(readings.id))
    .limit(1)
    .prepare();

  const keepProgress = db
    .insert(progress)
    .values({ name: NAME, attemptId: sql.placeholder("attemptId"), codeVersion: sql.placeholder("codeVersion") })
    .onConflictDoUpdate({
      target: progress.name,
      set: { attemptId: sql`excluded.attempt_id`, codeVersion: sql`excluded.code_version` },
    })
    .prepare();

  const lastAttempt = db
    .select({ id: max(attempts.id) })
    .from(attempts)
    .prepare();

  const runSlice = db.$client.transaction((budgetMs: number, care: Care) => {
    const readingMs = budgetMs * readingShare;
    const deadline = performance.now() + readingMs;
    const settleEvery = Math.ceil(budgetMs * PUT_BY_PER_MS);
    const changes: Changes = { read: [], repeated: [] };
    const tally = newTally(now());
    let position = cursor;
    let reread = rereadAfter;
    let done = false;
    let isFull = false;
    let noted = 0;
    const settleSometimes = () => {
      noted += 1;
      if (noted % settleEvery === 0) projections.settle();
    };
    const stumble = (deliveryId: number, failures: unknown[]) => {
      for (const cause of failures) log.stumble(deliveryId, cause, tally);
    };
    while (!done && !isFull && performance.now() < deadline) {
      const batch = nextAttempts.all({ after: position });
      for (const attempt of batch) {
        const expectedMs = attempt.sizeBytes / READ_BYTES_PER_MS;
        if (position !== cursor && performance.now() + expectedMs >= deadline) {
          isFull = true;
          break;
        }
        const delivery = log.read(attempt, tally);
        stumble(attempt.deliveryId, projections.advance(position, attempt, delivery, care));
        position = attempt.id;
        (attempt.verdict === "stored" ? changes.read : changes.repeated).push(attempt.deliveryId);
        settleSometimes();
      }
      if (batch.length > 0) continue;
      const old = reread === null ? undefined : nextWithProblem.get({ after: reread });
      if (old) {
        const delivery = log.readAgain(old.id, tally);
        if (delivery) stumble(old.id, projections.noteAgain(delivery, care));
        settleSometimes();
        reread = old.id;
        changes.repeated.push(old.id);
        continue;
      }
      reread = null;
      let hindmost = projections.hindmost(position);
      done = hindmost === null;
      if (hindmost === null) continue;
      for (const attempt of nextAttempts.all({ after: hindmost })) {
        stumble(attempt.deliveryId, projections.advance(hindmost, attempt, log.recall(attempt), care));
        hindmost = attempt.id;
        settleSometimes();
        if (performance.now() >= deadline) break;
      }
    }
    const readUntil = performance.now();
    projections.settle();
    projections.keepProgress();
    log.finish();
    const counted = tally.write();
    mergeSearch.owe(noted);
    mergeSearch.work(deadline + (budgetMs - readingMs) / 2 - performance.now());
    if (now() - prunedAt > 3_600_000) {
      pruneMinutes(db, now());
      prunedAt = now();
    }
    keepProgress.run({ attemptId: position, codeVersion: reread === null ? READER_VERSION : READER_VERSION - 1 });
    return { changes, counted, position, reread, done, readUntil };
  });

  /** Forgets what a transaction that came to nothing has put by. */
  function startAnew(): void {
    log = createLogReader(db, readAhead);
    projections.restore();
  }

  function commitSlice(budgetMs: number): ReturnType<typeof runSlice> {
    try {
      return runSlice.immediate(budgetMs, "together");
    } catch (cause) {
      startAnew();
      if (!isFaultOfContent(cause)) throw cause;
    }
    // One delivery that a projection stumbles over must not keep all others from being read.
    try {
      return runSlice.immediate(budgetMs, "one-by-one");
    } catch (cause) {
      startAnew();
      throw cause;
    }
  }

  /** So that what ends a slice fits into it: how long that takes depends on the disk, and on what is folded. */
  function leaveRoomFor(endingMs: number, budgetMs: number): void {
    const share = readingShare + LAST_WEIGHS * (1 - endingMs / budgetMs - readingShare);
    readingShare = Math.min(READING_SHARE.most, Math.max(READING_SHARE.least, share));
  }

  function backlog(): number {
    return (lastAttempt.get()?.id ?? 0) - cursor;
  }

  return {
    backlog,
    follow(budgetMs) {
      if (backlog() === 0 && rereadAfter === null && projections.hindmost(cursor) === null) return true;
      const { changes, counted, position, reread, done, readUntil } = commitSlice(budgetMs);
      leaveRoomFor(performance.now() - readUntil, budgetMs);
      cursor = position;
      rereadAfter = reread;
      if (changes.read.length + changes.repeated.length > 0) onChange(changes, counted);
      return done;
    },
  };
}

/** Empties every projection; the next projector starts from the first attempt. */
export function dropProjections(db: Db): void {
  db.transaction(
    (tx) => {
      for (const table of [readings, tallies, hours, lags]) tx.delete(table).run();
      tx.run(sql`delete from vocabulary`);
      tx.run(sql`insert into search (search) values ('delete-all')`);
      for (const kind of projectionKinds) dropProjection(db, kind);
      tx.delete(progress).where(eq(progress.name, NAME)).run();
    },
    { behavior: "immediate" },
  );
}

function restore(db: Db): { cursor: number; rereadAfter: number | null } {
  const row = db.select().from(progress).where(eq(progress.name, NAME)).get();
  const current = !row || row.codeVersion === READER_VERSION;
  return { cursor: row?.attemptId ?? 0, rereadAfter: current ? null : 0 };
}
