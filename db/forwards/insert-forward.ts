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
export const insertForward = perConnection((db: Db) => (owed: Owed, debt: Debt): number | null => {
  const { deliveryId, topic, order } = owed;
  const { endpointId, origin, recoveryId, at } = debt;
  const [row] = db
    .insert(forwards)
    .values({
      endpointId,
      deliveryId,
      topic,
      origin,
      recoveryId,
      state: "pending",
      createdAt: at,
      dueAt: at,
      tells: order.tells,
      follows: order.follows,
    })
    .onConflictDoNothing()
    .returning({ id: forwards.id })
    .all();
  if (!row) return null;
  const place = { endpointId, isFollower: order.follows !== null, eventAt: owed.eventAt, forwardId: row.id };
  for (const key of order.keys)
    db.insert(forwardOrder)
      .values({ ...place, key })
      .run();
  return row.id;
});
