import { eq, getTableColumns } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { deliveries, readings } from "#db/schema.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";

const itemColumns = {
  ...getTableColumns(readings),
  webhookId: deliveries.webhookId,
  receivedAt: deliveries.receivedAt,
  verification: deliveries.verification,
  secretLabel: deliveries.secretLabel,
  sizeBytes: deliveries.sizeBytes,
};

/** Selects what an item of the API shows, a delivery and its reading side by side. */
export function selectItems(db: Db) {
  return db.select(itemColumns).from(readings).innerJoin(deliveries, eq(deliveries.id, readings.id)).$dynamic();
}

type ItemRow = ReturnType<ReturnType<typeof selectItems>["all"]>[number];

export function toItem(row: ItemRow): DeliveryItem {
  const { contentKey: _contentKey, alloId: _alloId, eventAt, receivedAt, ...rest } = row;
  return { ...rest, eventAt: eventAt === null ? null : isoTime(eventAt), receivedAt: isoTime(receivedAt) };
}

/** Times beyond what a Date can hold come out of hostile payloads; they are shown as the nearest that it can. */
export function isoTime(epochMs: number): string {
  return new Date(Math.min(Math.max(epochMs, -62_135_596_800_000), 253_402_300_799_999)).toISOString();
}
