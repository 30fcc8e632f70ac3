import { callComing } from "#db/health/missing/call-coming.ts";
import type { Sign, Watch } from "#db/health/missing/watch.ts";
import type { Db } from "#db/open.ts";
import { MOST_SIGNS } from "#lib/health/missing/gap-kinds.ts";

/** A call that was transferred from one that nobody has told of. The key is that of the one which is missing. */
export function watchTransfers(db: Db): Watch {
  const orphans = db.$client.prepare<[number, number], Omit<Sign, "expected">>(`
    select leg.original_key as key, min(leg.started_at) as at, min(leg.id) as deliveryId
    from calls leg indexed by calls_transferred
    where leg.original_key is not null and leg.started_at between ? and ? and leg.original_key is not leg.key
      and not exists (select 1 from calls where calls.key = leg.original_key)
    group by leg.original_key order by 2 desc, 1 limit ${MOST_SIGNS}`);
  return {
    kind: "transfer",
    find: (from, to) => orphans.all(from, to).map((row) => ({ ...row, expected: null })),
    coming: callComing(db),
  };
}
