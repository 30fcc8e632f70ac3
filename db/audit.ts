import { and, desc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/open.ts";
import { audit } from "#db/people-schema.ts";

export type AuditEntry = typeof audit.$inferSelect;

export type NewAuditEntry = Omit<typeof audit.$inferInsert, "id" | "at">;

export type AuditFilters = {
  actions: readonly string[] | null;
  actor: string | null;
  from: Date | null;
  to: Date | null;
};

export type Audit = ReturnType<typeof createAudit>;

/** The audit log, newest first. Rows are only ever added; triggers in the database see to it. */
export function createAudit(db: Db, now: () => number) {
  function matching({ actions, actor, from, to }: AuditFilters): (SQL | undefined)[] {
    return [
      actions === null ? undefined : inArray(audit.action, [...actions]),
      actor === null ? undefined : eq(audit.actorName, actor),
      from ? gte(audit.at, from.getTime()) : undefined,
      to ? lt(audit.at, to.getTime()) : undefined,
    ];
  }

  // From name to name along the index; "distinct" would walk through every entry.
  const nextActor = db.$client.prepare(`
    with recursive names(name) as (
      select min(actor_name) from audit
      union all
      select (select min(actor_name) from audit where actor_name > name) from names where name is not null
    )
    select name from names where name is not null`);

  return {
    write(entry: NewAuditEntry): void {
      db.insert(audit)
        .values({ ...entry, at: now() })
        .run();
    },
    list(filters: AuditFilters, limit: number, before?: number): AuditEntry[] {
      const older = before === undefined ? undefined : lt(audit.id, before);
      return db
        .select()
        .from(audit)
        .where(and(...matching(filters), older))
        .orderBy(desc(audit.id))
        .limit(limit)
        .all();
    },
    /** Everybody who did something, by name. */
    actors: (): string[] => z.array(z.string()).parse(nextActor.pluck().all()),
  };
}
