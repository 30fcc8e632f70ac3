import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { type NotedDelivery, type ProjectionKind, projectionKinds } from "#db/projection.ts";
import { progress } from "#db/schema.ts";

/** The projections, each with the place in the attempt log that it has come to. */
export type ProjectionFollowers = {
  /** Moves those that stand at attempt `from` on to attempt `to`, which brought `delivery` or nothing new. */
  advance(from: number, to: number, delivery: NotedDelivery | null): void;
  /** A delivery that this version reads otherwise than it was read before. */
  noteAgain(delivery: NotedDelivery): void;
  /** Where the hindmost stands, or null when all have come as far as `cursor`. */
  hindmost(cursor: number): number | null;
  settle(): void;
  /** Writes how far they are; after `settle` the last call before the commit. */
  keepProgress(): void;
  /** Forgets what was not committed. */
  restore(): void;
};

export function createProjectionFollowers(
  db: Db,
  kinds: readonly ProjectionKind[] = projectionKinds,
): ProjectionFollowers {
  for (const kind of kinds) dropOutdated(db, kind);
  const followers = kinds.map((kind) => ({ kind, projection: kind.create(db), position: positionOf(db, kind) }));
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

  return {
    advance(from, to, delivery) {
      for (const follower of followers) {
        if (follower.position !== from) continue;
        if (delivery) follower.projection.note(delivery);
        follower.position = to;
      }
    },
    noteAgain(delivery) {
      for (const { projection } of followers) projection.note(delivery);
    },
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
      for (const follower of followers) follower.position = positionOf(db, follower.kind);
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
