import { desc, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { outages } from "#db/sender-schema.ts";
import type { Outage } from "#lib/health/outage-watch.ts";

const KEPT = 500;

export type KeptOutage = typeof outages.$inferSelect;

/** Writes outages down, new ones and those that went on, and throws the oldest away. Call it inside a transaction. */
export function keepOutages(db: Db, changes: readonly Outage[]): void {
  for (const { kind, startedAt, endedAt, detail, refused } of changes) {
    db.insert(outages)
      .values({ kind, startedAt, endedAt, detail, refused })
      .onConflictDoUpdate({ target: [outages.kind, outages.startedAt], set: { endedAt, refused } })
      .run();
  }
  if (changes.length === 0) return;
  const last = db.select({ id: outages.id }).from(outages).orderBy(desc(outages.id)).limit(1).offset(KEPT).get();
  if (last) db.delete(outages).where(lte(outages.id, last.id)).run();
}

/** Those that were not over when they were last written. */
export function openOutages(db: Db): KeptOutage[] {
  return db.select().from(outages).where(isNull(outages.endedAt)).all();
}

/** The last begun first; `before` is the id of one of them. */
export function listOutages(db: Db, { limit, before }: { limit: number; before?: number | undefined }): KeptOutage[] {
  const after =
    before === undefined
      ? undefined
      : sql`(${outages.startedAt}, ${outages.id}) < (select started_at, id from outages where id = ${before})`;
  return db.select().from(outages).where(after).orderBy(desc(outages.startedAt), desc(outages.id)).limit(limit).all();
}

/** Those of which some part lies after `since`. */
export function outagesSince(db: Db, since: number): KeptOutage[] {
  return listOutages(db, { limit: KEPT }).filter(({ endedAt }) => endedAt === null || endedAt > since);
}
