import { and, asc, count, desc, eq, isNotNull, isNull, lt, sql, sum } from "drizzle-orm";
import { heldBytes, type NewRejection, QUARANTINE_LIMITS } from "#db/cut-rejection.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { createRejectionTally } from "#db/rejection-tally.ts";
import { rejections } from "#db/schema.ts";
import type { Page } from "#lib/api/page.ts";
import type { Rejection, RejectionItem } from "#lib/api/rejection.ts";

export type StoredRejection = typeof rejections.$inferSelect;

export type Quarantine = {
  /** Writes a batch and makes room for it. */
  keep(batch: readonly NewRejection[]): void;
  list(window: { limit: number; before?: number | undefined }): Page<RejectionItem>;
  get(id: number): Rejection | null;
  /** The row with its bytes, for promotion. */
  find(id: number): StoredRejection | null;
  promotableIds(): number[];
  /** `rejections` are all that there ever were, `promotable` those that are here. */
  counts(): { rejections: number; promotable: number };
  /** How many came since a time, which is the beginning of a minute or of an hour, whether or not they are still here. */
  countSince(grain: "minute" | "hour", start: number): number;
  /** Up to `limit` rows after an id that are not promoted yet, oldest first: to be checked against new secrets. */
  unpromotedAfter(id: number, limit: number): StoredRejection[];
  /** Corrects who signed it; what was said of it before is then out of date. */
  setSigner(id: number, signedBy: string | null): void;
  unexamined(limit: number): StoredRejection[];
  setDiagnosis(id: number, diagnosis: string): void;
  setPromoted(id: number, deliveryId: number): void;
};

export function createQuarantine(
  db: Db,
  limits: Pick<typeof QUARANTINE_LIMITS, "totalBytes" | "rows"> = QUARANTINE_LIMITS,
): Quarantine {
  let held = measure(db);
  const tally = createRejectionTally(db);

  const keepBatch = db.$client.transaction((batch: readonly NewRejection[]) => {
    for (const rejection of batch) {
      db.insert(rejections).values(rejection).run();
      held = { rows: held.rows + 1, bytes: held.bytes + heldBytes(rejection) };
    }
    tally.add(batch.map(({ receivedAt }) => receivedAt));
    while (held.rows > limits.rows || held.bytes > limits.totalBytes) {
      const oldest = db.select().from(rejections).orderBy(asc(rejections.id)).limit(1).get();
      if (!oldest) break;
      db.delete(rejections).where(eq(rejections.id, oldest.id)).run();
      held = { rows: held.rows - 1, bytes: held.bytes - heldBytes(oldest) };
    }
  });

  function find(id: number): StoredRejection | null {
    return db.select().from(rejections).where(eq(rejections.id, id)).get() ?? null;
  }

  return {
    keep(batch) {
      const before = held;
      try {
        keepBatch.immediate(batch);
      } catch (cause) {
        held = before;
        throw cause;
      }
    },
    list({ limit, before }) {
      const rows = db
        .select()
        .from(rejections)
        .where(before === undefined ? undefined : lt(rejections.id, before))
        .orderBy(desc(rejections.id))
        .limit(limit + 1)
        .all();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return { data: shown.map(toItem), nextCursor: rows.length > limit && last ? String(last.id) : null };
    },
    get(id) {
      const row = find(id);
      return row && toRejection(row);
    },
    find,
    promotableIds: () =>
      db
        .select({ id: rejections.id })
        .from(rejections)
        .where(promotable)
        .orderBy(asc(rejections.id))
        .all()
        .map((row) => row.id),
    counts: () => ({
      rejections: tally.total(),
      promotable: db.select({ n: count() }).from(rejections).where(promotable).get()?.n ?? 0,
    }),
    countSince: tally.since,
    unpromotedAfter: (id, limit) =>
      db
        .select()
        .from(rejections)
        .where(and(sql`${rejections.id} > ${id}`, isNull(rejections.promotedTo)))
        .orderBy(asc(rejections.id))
        .limit(limit)
        .all(),
    setSigner(id, signedBy) {
      db.update(rejections).set({ signedBy, diagnosis: null }).where(eq(rejections.id, id)).run();
    },
    unexamined: (limit) =>
      db.select().from(rejections).where(isNull(rejections.diagnosis)).orderBy(desc(rejections.id)).limit(limit).all(),
    setDiagnosis(id, diagnosis) {
      db.update(rejections).set({ diagnosis }).where(eq(rejections.id, id)).run();
    },
    setPromoted(id, deliveryId) {
      db.update(rejections).set({ promotedTo: deliveryId }).where(eq(rejections.id, id)).run();
    },
  };
}

const promotable = and(isNotNull(rejections.signedBy), isNull(rejections.promotedTo));

function measure(db: Db): { rows: number; bytes: number } {
  const row = db
    .select({ rows: count(), bytes: sum(sql`length(${rejections.body}) + length(${rejections.headers})`) })
    .from(rejections)
    .get();
  return { rows: row?.rows ?? 0, bytes: Number(row?.bytes ?? 0) };
}

function toItem(row: StoredRejection): RejectionItem {
  return {
    id: row.id,
    receivedAt: isoTime(row.receivedAt),
    reason: row.reason,
    diagnosis: row.diagnosis ?? "Being examined; look again in a moment.",
    remoteAddress: row.remoteAddress,
    sizeBytes: row.sizeBytes,
    promotable: row.signedBy !== null && row.promotedTo === null,
    promotedTo: row.promotedTo,
    webhookId: row.webhookId,
  };
}

function toRejection(row: StoredRejection): Rejection {
  return {
    ...toItem(row),
    headers: row.headers,
    bodyText: row.body.toString("utf8"),
    bodyTruncated: !row.bodyComplete,
    bodySha256: row.bodySha256.toString("hex"),
  };
}
