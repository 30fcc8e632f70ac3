import { and, desc, gt, isNotNull, isNull, max } from "drizzle-orm";
import { beyond, type Place } from "#db/conversations/place.ts";
import { incidents } from "#db/incident-schema.ts";
import type { Db } from "#db/open.ts";
import { COMES_BACK_WITHIN_MS, type Incident } from "#lib/health/failures/incident.ts";

/** How many closed ones are kept. */
const MOST_CLOSED = 1_000;

export type IncidentStore = {
  /** Those that are open or may come back, and the newest id. */
  load(now: number): { kept: Incident[]; lastId: number };
  /** All in one transaction, and throws away what is too much. */
  write(changed: readonly Incident[]): void;
  /** The last closed first. */
  closed(limit: number, after: Place | undefined): Incident[];
};

export function createIncidentStore(db: Db, mostClosed = MOST_CLOSED): IncidentStore {
  const isClosed = isNotNull(incidents.closedAt);
  const prune = db.$client.prepare<[number]>(
    `delete from incidents where id in
      (select id from incidents where closed_at is not null order by closed_at desc, id desc limit -1 offset ?)`,
  );
  const writeAll = db.$client.transaction((changed: readonly Incident[]) => {
    // Closed first: one that was closed long ago may have a successor of the same kind and subject.
    for (const incident of changed.toSorted((a, b) => Number(a.closedAt === null) - Number(b.closedAt === null))) {
      const { id, ...values } = incident;
      db.insert(incidents).values(incident).onConflictDoUpdate({ target: incidents.id, set: values }).run();
    }
    if (changed.some(({ closedAt }) => closedAt !== null)) prune.run(mostClosed);
  });

  return {
    load(now) {
      const since = now - COMES_BACK_WITHIN_MS;
      const open = db.select().from(incidents).where(isNull(incidents.closedAt)).all();
      // Of one kind and subject the one closed last stands last, and an open one after it.
      const closed = db
        .select()
        .from(incidents)
        .where(and(isClosed, gt(incidents.closedAt, since)))
        .orderBy(incidents.closedAt, incidents.id)
        .all();
      const [newest] = db
        .select({ id: max(incidents.id) })
        .from(incidents)
        .all();
      return { kept: [...closed, ...open], lastId: newest?.id ?? 0 };
    },
    write: (changed) => writeAll.immediate(changed),
    closed: (limit, after) =>
      db
        .select()
        .from(incidents)
        .where(and(isClosed, beyond(after, "older", incidents.closedAt, incidents.id)))
        .orderBy(desc(incidents.closedAt), desc(incidents.id))
        .limit(limit)
        .all(),
  };
}
