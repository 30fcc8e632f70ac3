import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { deliveries } from "#db/schema.ts";
import type { Problem } from "#lib/allo/problem.ts";
import { readDelivery } from "#lib/allo/read-delivery.ts";
import type { Reading } from "#lib/allo/reading.ts";

/** A stored delivery with what its body says; times are epoch milliseconds. */
export type ReadDelivery = { id: number; webhookId: string; receivedAt: number; reading: Reading };

/** Reads the body of a delivery; null where it is not kept. */
export type BodyReader = (deliveryId: number) => ReadDelivery | null;

export function createBodyReader(db: Db): BodyReader {
  const find = db
    .select({
      webhookId: deliveries.webhookId,
      receivedAt: deliveries.receivedAt,
      verification: deliveries.verification,
      body: deliveries.body,
    })
    .from(deliveries)
    .where(eq(deliveries.id, sql.placeholder("id")))
    .prepare();
  return (id) => {
    const delivery = find.get({ id });
    if (!delivery?.body) return null;
    const { webhookId, receivedAt, body, verification } = delivery;
    return { id, webhookId, receivedAt, reading: readSafely(body, verification) };
  };
}

/** A reader that throws must never lose a delivery: it is kept with the error, and a later version reads it again. */
export function readSafely(body: Buffer, verification: "signed" | "token"): Reading {
  try {
    return readDelivery(body, verification);
  } catch (cause) {
    return {
      topic: "unreadable",
      originalTopic: null,
      version: null,
      eventAt: null,
      title: "A delivery that this version cannot read",
      subtitle: "It is kept as it came; a later version will read it again.",
      alloId: null,
      contentKey: "",
      problem: failedOver(cause),
      searchText: "",
      shownWords: "",
      event: null,
    };
  }
}

export function failedOver(cause: unknown): Problem {
  const message = `This version stumbled over the content: ${cause instanceof Error ? cause.message : String(cause)}`;
  return { kind: "reader_failed", message, issues: [] };
}
