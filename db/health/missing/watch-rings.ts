import { keyOfCall } from "#db/calls/event-store.ts";
import { callComing } from "#db/health/missing/call-coming.ts";
import type { Sign, Watch } from "#db/health/missing/watch.ts";
import type { Db } from "#db/open.ts";
import { MOST_SIGNS } from "#lib/health/missing/gap-kinds.ts";

/** It rang, or was answered, and nobody ever told that the call was over. The key is the id of the ringing. */
export function watchRings(db: Db): Watch {
  const unfinished = db.$client.prepare<[number, number], Pick<Sign, "at"> & { deliveryId: number }>(`
    select id as deliveryId, started_at as at from calls indexed by calls_unfinished
    where is_completed = 0 and started_at between ? and ?
    order by started_at desc limit ${MOST_SIGNS}`);
  const coming = callComing(db);
  return {
    kind: "ring",
    find: (from, to) =>
      unfinished.all(from, to).map((row) => ({ ...row, key: String(row.deliveryId), expected: null })),
    coming(key) {
      // Null where the ringing turned out to be part of another, which has its own row.
      const call = keyOfCall(db, Number(key));
      return call === null ? null : coming(call);
    },
  };
}
