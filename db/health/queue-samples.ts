import type { Db } from "#db/open.ts";
import type { QueueSample } from "#lib/health/measurement.ts";

/** Where more than this wait for one endpoint, it is said to be this many: nobody looks closer, and counting takes time. */
const COUNTED_AT_MOST = 20_000;

export type EndpointQueue = QueueSample & { endpointId: number };

/** What waits for each endpoint, by index: a look takes a millisecond for each endpoint with a long queue. */
export function createQueueSampler(db: Db): (now: number) => EndpointQueue[] {
  const endpointIds = db.$client
    .prepare<[], number>("select id from endpoints where removed_at is null order by id")
    .pluck();
  const count = db.$client
    .prepare<[number, number], number>(
      "select count(*) from (select 1 from forwards where endpoint_id = +? and state = 'pending' limit ?)",
    )
    .pluck();
  const oldest = db.$client
    .prepare<[number], number>(
      "select created_at from forwards where endpoint_id = +? and state = 'pending' order by id limit 1",
    )
    .pluck();
  return (now) =>
    endpointIds.all().map((endpointId) => ({
      endpointId,
      depth: count.get(endpointId, COUNTED_AT_MOST) ?? 0,
      oldestMs: Math.max(0, now - (oldest.get(endpointId) ?? now)),
    }));
}
