import { desc, eq, sql } from "drizzle-orm";
import { callFacets, type calls, type facetKinds } from "#db/call-schema.ts";
import type { Db } from "#db/open.ts";
import type { CallFacet, CallFacets } from "#lib/api/call-facets.ts";

type Kind = (typeof facetKinds)[number];
type Counted = Pick<typeof calls.$inferSelect, "tags" | "userEmail" | "usNumber" | "usName">;

/** Adds up in memory what came and went, so that a call that is folded again costs nothing. */
export type FacetCounter = {
  count(call: Counted, by: 1 | -1): void;
  /** Writes each changed count once. Call it in the transaction that writes the calls. */
  write(): void;
};

export function createFacetCounter(db: Db): FacetCounter {
  const changes = new Map<string, { kind: Kind; value: string; name: string; by: number }>();
  const add = db
    .insert(callFacets)
    .values({
      kind: sql.placeholder("kind"),
      value: sql.placeholder("value"),
      name: sql.placeholder("name"),
      calls: sql.placeholder("by"),
    })
    .onConflictDoUpdate({
      target: [callFacets.kind, callFacets.value, callFacets.name],
      set: { calls: sql`${callFacets.calls} + excluded.calls` },
    })
    .prepare();
  const dropEmpty = db.$client.prepare<[Kind, string, string]>(
    "delete from call_facets where kind = ? and value = ? and name = ? and calls = 0",
  );

  function change(kind: Kind, value: string, name: string, by: 1 | -1): void {
    if (value === "") return;
    const key = JSON.stringify([kind, value, name]);
    const known = changes.get(key);
    if (known) known.by += by;
    else changes.set(key, { kind, value, name, by });
  }

  return {
    count({ tags, userEmail, usNumber, usName }, by) {
      for (const { key, name } of tags) change("tag", key, name, by);
      change("user", userEmail ?? "", "", by);
      change("number", usNumber, usName?.trim() ?? "", by);
    },
    write() {
      for (const one of changes.values()) {
        if (one.by !== 0) add.run(one);
        if (one.by < 0) dropEmpty.run(one.kind, one.value, one.name);
      }
      changes.clear();
    },
  };
}

const MOST = 100;
/** One value may go by several names. */
const NAMES_READ = 3 * MOST;

/** The choices of each filter, most calls first. */
export function listCallFacets(db: Db): CallFacets {
  return { tags: mostUsed(db, "tag"), users: mostUsed(db, "user"), numbers: mostUsed(db, "number") };
}

function mostUsed(db: Db, kind: Kind): CallFacet[] {
  const rows = db
    .select()
    .from(callFacets)
    .where(eq(callFacets.kind, kind))
    .orderBy(desc(callFacets.calls), desc(callFacets.value))
    .limit(NAMES_READ)
    .all();
  const byValue = new Map<string, CallFacet>();
  for (const { value, name, calls } of rows) {
    const known = byValue.get(value) ?? { value, name: null, calls: 0 };
    byValue.set(value, { value, name: known.name ?? (name || null), calls: known.calls + calls });
  }
  return [...byValue.values()].toSorted((a, b) => b.calls - a.calls).slice(0, MOST);
}
