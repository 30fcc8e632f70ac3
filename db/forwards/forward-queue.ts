import { and, asc, eq, lte, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { forwards } from "#db/forward-schema.ts";
import { cancelForward } from "#db/forwards/cancel-forward.ts";
import type { Db } from "#db/open.ts";
import { deliveries } from "#db/schema.ts";
import { TELLS_CALLS, WAITS_AT_MOST_MS } from "#lib/forwarding/order.ts";
import { wants } from "#lib/forwarding/topics.ts";

export type DueForward = Pick<
  typeof forwards.$inferSelect,
  "id" | "endpointId" | "deliveryId" | "origin" | "createdAt" | "tries" | "follows" | "recoveryId"
>;

export type ForwardQueue = {
  /** Those of an endpoint whose time has come, longest due first, whether or not others stand before them. */
  due(endpointId: number, limit: number): DueForward[];
  /** Until when it has to wait for others that are about the same, of an endpoint with these topics; null where it may go. */
  heldUntil(forward: DueForward, topics: readonly string[] | null): number | null;
  /** Cancels it where its recovery was cancelled; false where it may be sent. */
  cancelWithRecovery(forward: DueForward): boolean;
  /** Has it come again at that time. */
  hold(forward: DueForward, until: number): void;
  /** When the next one of an endpoint will be due that is not yet; null where none will. */
  nextDueAt(endpointId: number): number | null;
  /** What Allo sent, byte for byte, and under which id; null where the body is not kept any more. */
  content(deliveryId: number): { webhookId: string; body: Buffer } | null;
};

/** Times are epoch milliseconds. */
export function createForwardQueue(db: Db, now: () => number): ForwardQueue {
  // Said as a constant, so that the index over those that are pending is sure to be used.
  const pending = sql`${forwards.state} = 'pending'`;
  const { id, endpointId, deliveryId, origin, createdAt, tries, follows, recoveryId } = forwards;
  const due = db
    .select({ id, endpointId, deliveryId, origin, createdAt, tries, follows, recoveryId })
    .from(forwards)
    .where(and(pending, eq(endpointId, bound("endpointId")), lte(forwards.dueAt, sql.placeholder("now"))))
    .orderBy(asc(forwards.dueAt), asc(forwards.id))
    .limit(sql.placeholder("limit"))
    .prepare();
  const hold = db
    .update(forwards)
    .set({ dueAt: sql`${sql.placeholder("until")}` })
    .where(and(eq(id, bound("id")), pending))
    .prepare();
  const isCancelled = db.$client
    .prepare<[number], number>("select 1 from recoveries where id = +? and state = 'cancelling'")
    .pluck();
  const cancel = db.$client.transaction(cancelForward(db));
  const content = db
    .select({ webhookId: deliveries.webhookId, body: deliveries.body })
    .from(deliveries)
    .where(eq(deliveries.id, bound("delivery")))
    .prepare();
  const nextDue = db.$client
    .prepare<[number, number], number | null>(
      "select min(due_at) from forwards where endpoint_id = +? and state = 'pending' and due_at > ?",
    )
    .pluck();
  // The last of those before it in each of its queues that it waits for: looked for from its own place backwards, because many may
  // stand before it; the plus signs have the index find that place. One that is not tried yet is waited for whatever the time.
  const blockedSince = db.$client
    .prepare<[number, number, number], number | null>(`
    select max((
      select coalesce(forwards.first_tried_at, ?)
      from forward_order before join forwards on forwards.id = before.forward_id
      where before.endpoint_id = own.endpoint_id and before.key = own.key
        and (before.is_follower, before.event_at, before.forward_id) < (+own.is_follower, +own.event_at, +own.forward_id)
        and (forwards.first_tried_at is null or forwards.first_tried_at > ?)
      order by before.is_follower desc, before.event_at desc, before.forward_id desc limit 1))
    from forward_order own where own.forward_id = +?`)
    .pluck();
  const told = db.$client
    .prepare<[number, string], number>("select 1 from forwards where endpoint_id = +? and tells = +? limit 1")
    .pluck();

  return {
    due: (endpoint, limit) => due.all({ endpointId: endpoint, now: now(), limit }),
    heldUntil(forward, topics) {
      const since = blockedSince.get(now(), now() - WAITS_AT_MOST_MS, forward.id) ?? null;
      if (since !== null) return since + WAITS_AT_MOST_MS;
      // A call that the endpoint never gets is not waited for.
      if (forward.follows === null || !wants(topics, TELLS_CALLS)) return null;
      if (told.get(forward.endpointId, forward.follows)) return null;
      const until = forward.createdAt + WAITS_AT_MOST_MS;
      return until > now() ? until : null;
    },
    cancelWithRecovery(forward) {
      if (forward.recoveryId === null || !isCancelled.get(forward.recoveryId)) return false;
      cancel.immediate(forward.id, now());
      return true;
    },
    hold: (forward, until) => void hold.run({ id: forward.id, until }),
    nextDueAt: (endpoint) => nextDue.get(endpoint, now()) ?? null,
    content(delivery) {
      const row = content.get({ delivery });
      return row?.body ? { webhookId: row.webhookId, body: row.body } : null;
    },
  };
}
