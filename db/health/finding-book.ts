import { eq, sql } from "drizzle-orm";
import { contractFindings, contractTotals } from "#db/contract-schema.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";
import type { NotedDelivery } from "#db/projection.ts";
import type { Misfit } from "#lib/health/contract/finding.ts";
import { findingId } from "#lib/health/contract/finding-id.ts";

const MOST = 2_000;
const MOST_OF_TOPIC = 200;
const ONLY_ROW = 1;

type Row = typeof contractFindings.$inferSelect;

/**
 * All findings, in memory, for they are few. Where there is no room those with the smallest ids stay: once in, one of them
 * is never left out and missed nothing, so every order of the deliveries comes to the same.
 */
export type FindingBook = {
  add(topic: string, misfits: readonly Misfit[], delivery: NotedDelivery): void;
  write(): void;
};

export function createFindingBook(db: Db): FindingBook {
  const rows = new Map(
    db
      .select()
      .from(contractFindings)
      .all()
      .map((row) => [row.id, row]),
  );
  let found = db.select().from(contractTotals).get()?.found ?? 0;
  const changed = new Set<string>();
  const insert = createInserter(db, contractFindings);
  const remove = db
    .delete(contractFindings)
    .where(eq(contractFindings.id, sql.placeholder("id")))
    .prepare();
  const keepTotal = db
    .insert(contractTotals)
    .values({ id: ONLY_ROW, found: sql.placeholder("found") })
    .onConflictDoUpdate({ target: contractTotals.id, set: { found: sql`excluded.found` } })
    .prepare();

  function leaveOutLast(among: readonly Row[], most: number): void {
    if (among.length <= most) return;
    const { id } = among.reduce((a, b) => (a.id > b.id ? a : b));
    rows.delete(id);
    changed.add(id);
  }

  function add(topic: string, misfit: Misfit, { id: deliveryId, receivedAt }: NotedDelivery): void {
    const id = findingId(topic, misfit);
    const known = rows.get(id);
    changed.add(id);
    if (known) {
      known.types |= misfit.types;
      known.deliveries += 1;
      known.firstId = Math.min(known.firstId, deliveryId);
      known.lastId = Math.max(known.lastId, deliveryId);
      known.firstAt = Math.min(known.firstAt, receivedAt);
      known.lastAt = Math.max(known.lastAt, receivedAt);
      return;
    }
    const seen = { firstId: deliveryId, lastId: deliveryId, firstAt: receivedAt, lastAt: receivedAt };
    rows.set(id, { id, topic, ...misfit, deliveries: 1, ...seen });
    const ofTopic = [...rows.values()].filter((row) => row.topic === topic);
    leaveOutLast(ofTopic, MOST_OF_TOPIC);
    leaveOutLast([...rows.values()], MOST);
  }

  return {
    add(topic, misfits, delivery) {
      for (const misfit of misfits) add(topic, misfit, delivery);
      found += misfits.length;
    },
    write() {
      if (changed.size === 0) return;
      for (const id of changed) {
        const row = rows.get(id);
        remove.run({ id });
        if (row) insert(row);
      }
      keepTotal.run({ found });
      changed.clear();
    },
  };
}
