import { sql } from "drizzle-orm";
import { forwardOrder, forwards } from "#db/forward-schema.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";
import type { ForwardOrigin } from "#lib/forwarding/forward-state.ts";
import { type Order, orderOf } from "#lib/forwarding/order.ts";

/** What a delivery is about, as forwarding sees it. */
export type Owed = { deliveryId: number; receivedAt: number; topic: string; eventAt: number; order: Order };

type Debt = { endpointId: number; origin: ForwardOrigin; recoveryId: number | null; at: number };

/** The topic of what has none. */
const UNREADABLE = "unreadable";

export function readOwed(deliveryId: number, receivedAt: number, body: Uint8Array): Owed {
  const { event, eventAt } = readEvent(body);
  const topic = event?.topic ?? UNREADABLE;
  return { deliveryId, receivedAt, topic, eventAt: eventAt ?? receivedAt, order: orderOf(event) };
}

/** Puts a delivery into an endpoint's queue, due at once, and gives the forward's id; null where its arrival was owed before. Call it inside a transaction. */
export const insertForward = perConnection((db: Db) => {
  const place = (name: string) => sql.placeholder(name);
  const keep = db
    .insert(forwards)
    .values({
      endpointId: place("endpointId"),
      deliveryId: place("deliveryId"),
      topic: place("topic"),
      origin: place("origin"),
      recoveryId: place("recoveryId"),
      state: "pending",
      createdAt: place("at"),
      dueAt: place("at"),
      tells: place("tells"),
      follows: place("follows"),
    })
    .onConflictDoNothing()
    .returning({ id: forwards.id })
    .prepare();
  const queue = db
    .insert(forwardOrder)
    .values({
      endpointId: place("endpointId"),
      key: place("key"),
      isFollower: place("isFollower"),
      eventAt: place("eventAt"),
      forwardId: place("forwardId"),
    })
    .prepare();

  return (owed: Owed, debt: Debt): number | null => {
    const { deliveryId, topic, eventAt, order } = owed;
    const { tells, follows } = order;
    const [row] = keep.all({ ...debt, deliveryId, topic, tells, follows });
    if (!row) return null;
    const { endpointId } = debt;
    for (const key of order.keys) {
      queue.run({ endpointId, key, isFollower: follows !== null, eventAt, forwardId: row.id });
    }
    return row.id;
  };
});
