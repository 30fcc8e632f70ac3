import Database from "better-sqlite3";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import type { NotedDelivery, Projection, ProjectionKind } from "#db/projection.ts";
import { type attempts, progress } from "#db/schema.ts";

/** `one-by-one`: what a projection stumbles over is left out of it, and no other delivery suffers. Slow. */
export type Care = "together" | "one-by-one";

/** What projections threw over a delivery. */
type Failures = unknown[];

type FollowedAttempt = Pick<typeof attempts.$inferSelect, "id" | "deliveryId">;

/** The projections, each with the place in the attempt log that it has come to. */
export type ProjectionFollowers = {
  /** Moves those that stand at attempt `from` on to attempt `to`, which brought `delivery`, or its delivery once more. */
  advance(from: number, to: FollowedAttempt, delivery: NotedDelivery | null, care: Care): Failures;
  /** A delivery that this version reads otherwise than it was read before. */
  noteAgain(delivery: NotedDelivery, care: Care): Failures;
  /** Where the hindmost stands, or null when all have come as far as `cursor`. */
  hindmost(cursor: number): number | null;
  settle(): void;
  /** Writes how far they are; after `settle` the last call before the commit. */
  keepProgress(): void;
  /** Forgets what was not committed. */
  restore(): void;
};

type Noting = (projection: Projection) => void;
const noting = (delivery: NotedDelivery) => (projection: Projection) => projection.note(delivery);
const notingRepeat = (deliveryId: number) => (projection: Projection) => projection.noteRepeat?.(deliveryId);

type Follower = { kind: ProjectionKind; projection: Projection; position: number };

/** Whether the same would happen again with the same delivery, whatever the disk does. */
export function isFaultOfContent(cause: unknown): boolean {
  return (
    !(cause instanceof Database.SqliteError) || /^SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|TOOBIG|RANGE)/.test(cause.code)
  );
}

export function createProjectionFollowers(db: Db, kinds: readonly ProjectionKind[]): ProjectionFollowers {
  for (const kind of kinds) dropOutdated(db, kind);
  const startOf = (kind: ProjectionKind) => ({ projection: kind.create(db), position: positionOf(db, kind) });
  const followers = kinds.map((kind): Follower => ({ kind, ...startOf(kind) }));
  const keep = db
    .insert(progress)
    .values({
      name: sql.placeholder("name"),
      attemptId: sql.placeholder("attemptId"),
      codeVersion: sql.placeholder("codeVersion"),
    })
    .onConflictDoUpdate({
      target: progress.name,
      set: { attemptId: sql`excluded.attempt_id`, codeVersion: sql`excluded.code_version` },
    })
    .prepare();

  const noteAlone = db.$client.transaction((projection: Projection, noteIt: Noting) => {
    noteIt(projection);
    projection.settle();
  });

  function note(follower: Follower, noteIt: Noting, care: Care): Failures {
    try {
      if (care === "one-by-one") noteAlone(follower.projection, noteIt);
      else noteIt(follower.projection);
      return [];
    } catch (cause) {
      if (care === "together" || !isFaultOfContent(cause)) throw cause;
      follower.projection = follower.kind.create(db);
      return [cause];
    }
  }

  return {
    advance(from, to, delivery, care) {
      const failures: Failures = [];
      const noteIt = delivery ? noting(delivery) : notingRepeat(to.deliveryId);
      for (const follower of followers) {
        if (follower.position !== from) continue;
        failures.push(...note(follower, noteIt, care));
        follower.position = to.id;
      }
      return failures;
    },
    noteAgain: (delivery, care) =>
      followers.filter(({ kind }) => !kind.counts).flatMap((follower) => note(follower, noting(delivery), care)),
    hindmost(cursor) {
      const behind = followers.map(({ position }) => position).filter((position) => position < cursor);
      return behind.length === 0 ? null : Math.min(...behind);
    },
    settle() {
      for (const { projection } of followers) projection.settle();
    },
    keepProgress() {
      for (const { kind, position } of followers) {
        keep.run({ name: kind.name, attemptId: position, codeVersion: kind.codeVersion });
      }
    },
    restore() {
      for (const follower of followers) Object.assign(follower, startOf(follower.kind));
    },
  };
}

/** Empties what another version of the code has folded; it is filled again from the first attempt. */
function dropOutdated(db: Db, kind: ProjectionKind): void {
  const ofAnother = and(eq(progress.name, kind.name), ne(progress.codeVersion, kind.codeVersion));
  if (!db.select().from(progress).where(ofAnother).get()) return;
  db.transaction(() => dropProjection(db, kind), { behavior: "immediate" });
}

/** Empties one projection. Call it inside a transaction. */
export function dropProjection(db: Db, kind: ProjectionKind): void {
  kind.drop(db);
  db.delete(progress).where(eq(progress.name, kind.name)).run();
}

function positionOf(db: Db, { name }: ProjectionKind): number {
  return db.select().from(progress).where(eq(progress.name, name)).get()?.attemptId ?? 0;
}
