import { getTableColumns, sql } from "drizzle-orm";
import { calls } from "#db/call-schema.ts";
import type { Holder } from "#db/conversations/holders-of.ts";
import { isoTime } from "#db/delivery-row.ts";
import { stateOf } from "#lib/allo/calls/call-state.ts";
import type { CallItem } from "#lib/api/call.ts";

const { place, ...columns } = getTableColumns(calls);

/** What an item needs; the place as text, because it has more bits than a number. */
export const callColumns = { ...columns, place: sql<string>`cast(${place} as text)` };

type CallRow = Omit<typeof calls.$inferSelect, "place">;

/** `holder` is the contact that had their number when it rang: its name goes before what Allo called them. */
export function toCallItem(row: CallRow, holder: Holder | null, now: number): CallItem {
  return {
    id: row.id,
    alloId: row.alloId,
    state: stateOf(row, now),
    direction: row.direction,
    result: row.result,
    startedAt: isoTime(row.startedAt),
    durationSeconds: row.durationSeconds,
    us: { number: row.usNumber, name: row.usName },
    them: { number: row.themNumber, name: holder?.name ?? row.themName },
    userEmail: row.userEmail,
    tags: row.tags,
    summary: row.summary,
    hasRecording: row.hasRecording,
    ring:
      row.ringDeliveryId === null
        ? null
        : { deliveryId: row.ringDeliveryId, secondsApart: (row.ringApartMs ?? 0) / 1000 },
  };
}
