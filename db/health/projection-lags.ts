import { z } from "zod";
import type { Db } from "#db/open.ts";
import { projectionKinds } from "#db/projection.ts";

/** How many attempts a projection has still to follow, and when the first of them came; null where there is none. */
export type ProjectionLag = { projection: string; attemptsBehind: number; firstUnreadAt: number | null };

const rowSchema = z.object({ attemptsBehind: z.int(), firstUnreadAt: z.int().nullable() });

/** Each is a look at the ends of an index. */
export function createProjectionLags(db: Db): () => ProjectionLag[] {
  const names = ["readings", ...projectionKinds.map(({ name }) => name)];
  const lagOf = db.$client.prepare<[string]>(`
    with place as (select coalesce((select attempt_id from progress where name = ?), 0) as id)
    select (select coalesce(max(id), 0) from attempts) - place.id as attemptsBehind,
      (select received_at from attempts where attempts.id > place.id order by attempts.id limit 1) as firstUnreadAt
    from place`);
  return () => names.map((projection) => ({ projection, ...rowSchema.parse(lagOf.get(projection)) }));
}
