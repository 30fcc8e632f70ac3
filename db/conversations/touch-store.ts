import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { touches } from "#db/conversation-schema.ts";
import type { TouchRow } from "#db/conversations/touch-of.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";

/** One touch as it is to be now; null where nothing tells of it any more. */
type Wanted = { key: string; row: TouchRow | null };

export type TouchStore = {
  find(key: string): TouchRow | null;
  /** Makes them so, and gives the rows that are gone and the rows that are new. */
  replace(wanted: readonly Wanted[]): { gone: TouchRow[]; come: TouchRow[] };
};

export function createTouchStore(db: Db): TouchStore {
  const find = db
    .select()
    .from(touches)
    .where(eq(touches.key, bound("key")))
    .prepare();
  const drop = db
    .delete(touches)
    .where(eq(touches.id, sql.placeholder("id")))
    .prepare();
  const insert = createInserter(db, touches);

  return {
    find: (key) => find.get({ key }) ?? null,
    replace(wanted) {
      const changed = wanted
        .map(({ key, row }) => ({ row, old: find.get({ key }) ?? null }))
        .filter(({ row, old }) => !isDeepStrictEqual(row, old));
      const gone = changed.flatMap(({ old }) => old ?? []);
      const come = changed.flatMap(({ row }) => row ?? []);
      for (const { id } of gone) drop.run({ id });
      for (const row of come) insert(row);
      return { gone, come };
    },
  };
}
