import { and, eq, isNull } from "drizzle-orm";
import { endpoints, forwardOrder, forwards } from "#db/forward-schema.ts";
import { insertForward, type Owed, readOwed } from "#db/forwards/insert-forward.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";
import { deliveries } from "#db/schema.ts";

/** `gone`: the delivery's body is not kept any more. */
export type ReplayResult = { ok: true; forwardId: number } | { ok: false; reason: "unknown" | "gone" };

export type RetryResult = { ok: true } | { ok: false; reason: "unknown" | "delivered" | "gone" };

function readDelivery(db: Db, id: number): Owed | "unknown" | "gone" {
  const row = db.select().from(deliveries).where(eq(deliveries.id, id)).get();
  if (!row) return "unknown";
  return row.body ? readOwed(id, row.receivedAt, row.body) : "gone";
}

function isThere(db: Db, endpointId: number): boolean {
  const { id, removedAt } = endpoints;
  return (
    db
      .select({ id })
      .from(endpoints)
      .where(and(eq(id, endpointId), isNull(removedAt)))
      .get() !== undefined
  );
}

/** Owes a delivery to an endpoint once more, whether or not it has had it. */
export const replay = perConnection((db: Db) => {
  const insert = insertForward(db);
  const run = db.$client.transaction((deliveryId: number, endpointId: number, at: number): ReplayResult => {
    const owed = readDelivery(db, deliveryId);
    if (owed === "unknown" || !isThere(db, endpointId)) return { ok: false, reason: "unknown" };
    if (owed === "gone") return { ok: false, reason: "gone" };
    const forwardId = insert(owed, { endpointId, origin: "replay", recoveryId: null, at });
    return forwardId === null ? { ok: false, reason: "unknown" } : { ok: true, forwardId };
  });
  return (deliveryId: number, endpointId: number, at: number) => run.immediate(deliveryId, endpointId, at);
});

/** Has what was given up or cancelled begin anew, in its old place among those that are about the same. Call it inside a transaction. */
export const beginAnew = perConnection(
  (db: Db) =>
    (forwardId: number, recoveryId: number | null, at: number): RetryResult => {
      const row = db.select().from(forwards).where(eq(forwards.id, forwardId)).get();
      if (!row || !isThere(db, row.endpointId)) return { ok: false, reason: "unknown" };
      if (row.state === "delivered") return { ok: false, reason: "delivered" };
      // One that somebody asks for by hand is none of its recovery's any more, which may be cancelled.
      const again = { dueAt: at, recoveryId };
      if (row.state === "pending") {
        db.update(forwards).set(again).where(eq(forwards.id, forwardId)).run();
        return { ok: true };
      }
      const owed = readDelivery(db, row.deliveryId);
      if (owed === "unknown" || owed === "gone") return { ok: false, reason: "gone" };
      db.update(forwards)
        .set({ ...again, state: "pending", tries: 0, firstTriedAt: null, settledAt: null, createdAt: at })
        .where(eq(forwards.id, forwardId))
        .run();
      const place = { endpointId: row.endpointId, isFollower: row.follows !== null, eventAt: owed.eventAt, forwardId };
      for (const key of owed.order.keys)
        db.insert(forwardOrder)
          .values({ ...place, key })
          .onConflictDoNothing()
          .run();
      return { ok: true };
    },
);

/** Tries one at once, whatever its time. */
export function retryNow(db: Db, forwardId: number, at: number): RetryResult {
  return db.$client.transaction(() => beginAnew(db)(forwardId, null, at)).immediate();
}
