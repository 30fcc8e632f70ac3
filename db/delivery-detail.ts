import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { knownPages } from "#db/conversations/known-pages.ts";
import { isoTime, selectItems, toItem } from "#db/delivery-row.ts";
import { earlierTries } from "#db/health/earlier-tries.ts";
import type { Db } from "#db/open.ts";
import { attempts, conflictingBodies, deliveries, readings } from "#db/schema.ts";
import { decodeBody } from "#lib/allo/decode-body.ts";
import { parseJson } from "#lib/allo/parse-json.ts";
import { relatedTo } from "#lib/allo/related.ts";
import type { Attempt, Delivery } from "#lib/api/delivery.ts";

/** All that is known of one delivery, or null where the id is unknown. Its payload is null when it is not JSON. */
export function getDelivery(db: Db, id: number): Delivery | null {
  const row = selectItems(db).where(eq(readings.id, id)).get();
  if (!row) return null;
  const log = db
    .select()
    .from(attempts)
    .where(eq(attempts.deliveryId, id))
    .orderBy(asc(attempts.receivedAt), asc(attempts.id))
    .all();
  const stored = log.find((attempt) => attempt.verdict === "stored") ?? log[0];
  const payload = payloadOf(getBody(db, id));
  return {
    ...toItem(row),
    headers: stored?.headers ?? [],
    payload,
    attemptLog: log.map(toAttempt),
    earlierTries: earlierTries(db, row.webhookId, log),
    related: relatedTo(payload, knownPages(db, id)),
    neighbours: {
      newer: neighbour(db, id, "newer"),
      older: neighbour(db, id, "older"),
    },
  };
}

/** The exact bytes as first received, or those that one conflicting attempt brought; null where there are none. */
export function getBody(db: Db, id: number, attemptId?: number): Buffer | null {
  if (attemptId === undefined) {
    return db.select({ body: deliveries.body }).from(deliveries).where(eq(deliveries.id, id)).get()?.body ?? null;
  }
  const attempt = db
    .select({ verdict: attempts.verdict, sha256: attempts.bodySha256 })
    .from(attempts)
    .where(and(eq(attempts.id, attemptId), eq(attempts.deliveryId, id)))
    .get();
  if (!attempt) return null;
  if (attempt.verdict !== "conflict") return getBody(db, id);
  const other = db
    .select({ body: conflictingBodies.body })
    .from(conflictingBodies)
    .where(and(eq(conflictingBodies.deliveryId, id), eq(conflictingBodies.sha256, attempt.sha256)))
    .get();
  return other?.body ?? null;
}

function payloadOf(body: Buffer | null): Delivery["payload"] {
  const json = body && parseJson(decodeBody(body).text);
  return json?.ok ? json.value : null;
}

function toAttempt(row: typeof attempts.$inferSelect): Attempt {
  const { deliveryId: _deliveryId, headers: _headers, ...rest } = row;
  return { ...rest, receivedAt: isoTime(row.receivedAt), bodySha256: row.bodySha256.toString("hex") };
}

function neighbour(db: Db, id: number, side: "newer" | "older"): number | null {
  const query = db.select({ id: readings.id }).from(readings).limit(1).$dynamic();
  const row =
    side === "newer"
      ? query.where(gt(readings.id, id)).orderBy(asc(readings.id)).get()
      : query.where(lt(readings.id, id)).orderBy(desc(readings.id)).get();
  return row?.id ?? null;
}
