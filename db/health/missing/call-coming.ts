import type { Coming } from "#db/health/missing/watch.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";

/** Which delivery told first of the call with a key, and when it came; null where none has. */
export const callComing = perConnection((db: Db) => {
  const first = db.$client.prepare<[string], Coming>(`
    select deliveries.received_at as at, deliveries.id as deliveryId
    from call_events join deliveries on deliveries.id = call_events.delivery_id
    where call_events.key = +? and call_events.key is not null and call_events.said ->> '$.kind' = 'completed'
    order by deliveries.received_at, deliveries.id limit 1`);
  return (key: string): Coming | null => first.get(key) ?? null;
});
