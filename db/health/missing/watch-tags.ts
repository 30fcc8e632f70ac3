import { callComing } from "#db/health/missing/call-coming.ts";
import type { Sign, Watch } from "#db/health/missing/watch.ts";
import type { Db } from "#db/open.ts";
import { MOST_SIGNS } from "#lib/health/missing/gap-kinds.ts";

/** A tag or a summary of a call that nobody has told of. The key is the call's. */
export function watchTags(db: Db): Watch {
  const orphans = db.$client.prepare<[number, number], Omit<Sign, "expected">>(`
    select key, min(at) as at, min(first_id) as deliveryId from call_events indexed by call_events_orphans
    where call_id is null and key is not null and at between ? and ?
    group by key order by 2 desc, key limit ${MOST_SIGNS}`);
  return {
    kind: "tag",
    find: (from, to) => orphans.all(from, to).map((row) => ({ ...row, expected: null })),
    coming: callComing(db),
  };
}
