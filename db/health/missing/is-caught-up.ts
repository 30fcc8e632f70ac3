import { RADAR } from "#db/health/radar-projection.ts";
import type { Db } from "#db/open.ts";

/** As much may still lie before the projections: it came just now, and nothing of just now is missing yet. */
const MOST_BEHIND = 500;

/** Whether the projections that the radar looks at have followed the log; one that is being filled lacks what came long ago. */
export function createIsCaughtUp(db: Db): () => boolean {
  const behind = db.$client
    .prepare<[], number>(`
      select coalesce(max(id), 0) - (
        select min(coalesce((select attempt_id from progress where name = kinds.value), 0))
        from json_each('["readings", "conversations", "${RADAR}"]') kinds
      ) from attempts`)
    .pluck();
  return () => (behind.get() ?? 0) <= MOST_BEHIND;
}
