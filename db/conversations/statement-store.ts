import { and, asc, desc, eq, gte, lt, max, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { statements } from "#db/conversation-schema.ts";
import { statementOf } from "#db/conversations/statement-of.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";
import type { NotedDelivery } from "#db/projection.ts";
import { deliveries } from "#db/schema.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";
import type { Statement } from "#lib/allo/statement.ts";

type Row = Omit<Statement<unknown>, "says">;

/** What a delivery speaks of. */
type Subject = Pick<typeof statements.$inferSelect, "kind" | "key">;

/** What came to be said of a thing since it was folded last. */
export type StatementChange = Subject & {
  /** The first moment of which something else is said. */
  from: number;
  /** The deliveries that say it. */
  added: Set<number>;
  /** Whether all that was said before is still said. */
  isOnlyMore: boolean;
};

/** Keeps which delivery speaks of what, and reads the deliveries themselves again where they are needed. */
export type StatementStore = {
  keep(delivery: NotedDelivery): void;
  /** Everything that must be folded again, since it was last asked. */
  takeChanges(): StatementChange[];
  /** All that was said of a thing; what is said again at the same moment, only once. */
  said<T>(subject: Subject, read: (event: AlloEvent) => T | null): Statement<T>[];
  /**
   * Of what was said the first and the last word, the first delivery that says the last word, and what these deliveries
   * say, the first of which is known as the first that says what it says: as good as all of it to tell what holds now.
   */
  ends<T>(subject: Subject, these: readonly number[], read: (event: AlloEvent) => T | null): Statement<T>[];
  /** What was said at a moment or later. */
  since<T>(subject: Subject, from: number, read: (event: AlloEvent) => T | null): Statement<T>[];
  /** What was said at the last moment before another. */
  lastBefore<T>(subject: Subject, before: number, read: (event: AlloEvent) => T | null): Statement<T>[];
  /** Forgets the events at hand. */
  forget(): void;
};

export function createStatementStore(db: Db): StatementStore {
  const changes = new Map<string, StatementChange>();
  const atHand = new Map<number, AlloEvent>();
  const ofDelivery = eq(statements.deliveryId, sql.placeholder("id"));
  const find = db.select().from(statements).where(ofDelivery).prepare();
  const drop = db.delete(statements).where(ofDelivery).prepare();
  const insert = createInserter(db, statements);
  const ofKey = and(eq(statements.kind, bound("kind")), eq(statements.key, bound("key")));
  const columns = { deliveryId: statements.deliveryId, at: statements.at, contentKey: statements.contentKey };
  const findOfKey = db
    .select({ ...columns, deliveryId: sql<number>`min(${statements.deliveryId})` })
    .from(statements)
    .where(ofKey)
    .groupBy(statements.at, statements.contentKey)
    .prepare();
  const at = sql.placeholder("at");
  const findSince = db
    .select(columns)
    .from(statements)
    .where(and(ofKey, gte(statements.at, at)))
    .prepare();
  const lastAt = db
    .select({ at: max(statements.at) })
    .from(statements)
    .where(and(ofKey, lt(statements.at, at)));
  const findLastBefore = db
    .select(columns)
    .from(statements)
    .where(and(ofKey, eq(statements.at, sql`(${lastAt})`)))
    .prepare();
  const findFirst = db.select(columns).from(statements).where(ofKey).orderBy(asc(statements.at)).limit(1).prepare();
  const findLast = db
    .select(columns)
    .from(statements)
    .where(ofKey)
    .orderBy(desc(statements.at), desc(statements.contentKey), asc(statements.deliveryId))
    .limit(1)
    .prepare();
  const findSame = db
    .select({ ...columns, deliveryId: sql<number>`min(${statements.deliveryId})` })
    .from(statements)
    .where(and(ofKey, eq(statements.contentKey, sql.placeholder("contentKey"))))
    .groupBy(statements.contentKey)
    .prepare();
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

  function statementsOf<T>(rows: readonly Row[], read: (event: AlloEvent) => T | null): Statement<T>[] {
    return rows.flatMap((row) => {
      const event = eventOf(row.deliveryId);
      const says = event && read(event);
      return says ? [{ ...row, says }] : [];
    });
  }

  function change({ kind, key, at }: Subject & { at: number }): StatementChange {
    const name = `${kind} ${key}`;
    const known = changes.get(name) ?? { kind, key, from: at, added: new Set(), isOnlyMore: true };
    known.from = Math.min(known.from, at);
    changes.set(name, known);
    return known;
  }

  return {
    keep({ id, receivedAt, eventAt, event }) {
      const old = find.get({ id });
      if (old) {
        drop.run({ id });
        change(old).isOnlyMore = false;
      }
      const row = event && statementOf(event, eventAt ?? receivedAt);
      if (!row) return;
      insert({ deliveryId: id, ...row });
      atHand.set(id, event);
      change(row).added.add(id);
    },
    takeChanges() {
      const taken = [...changes.values()];
      changes.clear();
      return taken;
    },
    said: ({ kind, key }, read) => statementsOf(findOfKey.all({ kind, key }), read),
    ends({ kind, key }, these, read) {
      const [first, last] = [findFirst.get({ kind, key }), findLast.get({ kind, key })];
      const known = these.map((id) => find.get({ id }));
      // Looks at every time that it was told, so only where the last word changed.
      const same = known[0]?.contentKey === last?.contentKey ? undefined : findSame.get({ ...last, kind, key });
      const rows = [first, last, same, ...known].filter((row) => row !== undefined);
      return statementsOf(rows, read);
    },
    since: ({ kind, key }, at, read) => statementsOf(findSince.all({ kind, key, at }), read),
    lastBefore: ({ kind, key }, at, read) => statementsOf(findLastBefore.all({ kind, key, at }), read),
    forget: () => atHand.clear(),
  };
}
