import { and, eq, sql } from "drizzle-orm";
import { statements } from "#db/conversation-schema.ts";
import { statementOf } from "#db/conversations/statement-of.ts";
import type { Db } from "#db/open.ts";
import type { NotedDelivery } from "#db/projection.ts";
import { deliveries } from "#db/schema.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";
import type { Statement } from "#lib/allo/statement.ts";

/** What a delivery speaks of. */
export type Subject = Pick<typeof statements.$inferSelect, "kind" | "key">;

/** Keeps which delivery speaks of what, and reads the deliveries themselves again where they are needed. */
export type StatementStore = {
  /** Gives everything that must be folded again. */
  keep(delivery: NotedDelivery): Subject[];
  said<T>(subject: Subject, read: (event: AlloEvent) => T | null): Statement<T>[];
  /** Forgets the events at hand. */
  forget(): void;
};

export function createStatementStore(db: Db): StatementStore {
  const atHand = new Map<number, AlloEvent>();
  const ofDelivery = eq(statements.deliveryId, sql.placeholder("id"));
  const find = db.select().from(statements).where(ofDelivery).prepare();
  const drop = db.delete(statements).where(ofDelivery).prepare();
  const insert = db
    .insert(statements)
    .values({
      deliveryId: sql.placeholder("id"),
      kind: sql.placeholder("kind"),
      key: sql.placeholder("key"),
      at: sql.placeholder("at"),
      contentKey: sql.placeholder("contentKey"),
    })
    .prepare();
  const ofKey = and(eq(statements.kind, sql.placeholder("kind")), eq(statements.key, sql.placeholder("key")));
  const findOfKey = db.select().from(statements).where(ofKey).prepare();
  const findBody = db
    .select({ body: deliveries.body })
    .from(deliveries)
    .where(eq(deliveries.id, sql.placeholder("id")))
    .prepare();

  function eventOf(id: number): AlloEvent | null {
    const held = atHand.get(id);
    if (held) return held;
    const body = findBody.get({ id })?.body;
    return body ? readEvent(body).event : null;
  }

  return {
    keep({ id, receivedAt, eventAt, event }) {
      const old = find.get({ id });
      if (old) drop.run({ id });
      const row = event && statementOf(event, eventAt ?? receivedAt);
      if (!row) return old ? [old] : [];
      insert.run({ id, ...row });
      atHand.set(id, event);
      return old ? [old, row] : [row];
    },
    said({ kind, key }, read) {
      return findOfKey.all({ kind, key }).flatMap((row) => {
        const event = eventOf(row.deliveryId);
        const says = event && read(event);
        return says ? [{ deliveryId: row.deliveryId, at: row.at, contentKey: row.contentKey, says }] : [];
      });
    },
    forget: () => atHand.clear(),
  };
}
