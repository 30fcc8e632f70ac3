import { and, asc, eq, inArray, isNull, max, type SQL, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { contacts, holdings, numbers, touches } from "#db/conversation-schema.ts";
import { createCallbackSettler } from "#db/conversations/settle-callbacks.ts";
import type { TouchChanges } from "#db/conversations/settle-touches.ts";
import { createUnansweredSettler } from "#db/conversations/settle-unanswered.ts";
import type { TouchRow } from "#db/conversations/touch-of.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";
import { canBeAnswered } from "#lib/allo/phone-number.ts";

/** What changed around a number, and by how many its calls and messages became more. */
export type NumberChange = {
  from: number;
  to: number;
  waits: { at: number; by: 1 | -1 }[];
  does: Set<TouchRow["does"]>;
  calls: number;
  messages: number;
};

export function changesByNumber({ gone, come }: TouchChanges): Map<string, NumberChange> {
  const changes = new Map<string, NumberChange>();
  for (const [rows, by] of [
    [gone, -1],
    [come, 1],
  ] as const) {
    for (const { them, at, kind, does } of rows) {
      const change = changes.get(them) ?? { from: at, to: at, waits: [], does: new Set(), calls: 0, messages: 0 };
      change.from = Math.min(change.from, at);
      change.to = Math.max(change.to, at);
      change.does.add(does);
      if (does === "waits") change.waits.push({ at, by });
      if (kind === "call") change.calls += by;
      else change.messages += by;
      changes.set(them, change);
    }
  }
  return changes;
}

/** Brings everything that is known of a number up to its calls and messages; `change` is null where only its holder did. */
export type NumberSettler = (number: string, change: NumberChange | null) => void;

export function createNumberSettler(db: Db): NumberSettler {
  const settleCallbacks = createCallbackSettler(db);
  const settleUnanswered = createUnansweredSettler(db);
  const settleActivity = createActivitySettler(db);
  const find = db
    .select()
    .from(numbers)
    .where(eq(numbers.number, bound("number")))
    .prepare();
  const drop = db
    .delete(numbers)
    .where(eq(numbers.number, bound("number")))
    .prepare();
  const insert = createInserter(db, numbers);
  const lastTouch = db
    .select({ at: max(touches.at) })
    .from(touches)
    .where(eq(touches.them, bound("number")))
    .prepare();
  // As `holderOf` tells it, without handing out thousands where that many have one number.
  const holderNow = db
    .select({ contactId: contacts.id })
    .from(holdings)
    .innerJoin(contacts, eq(contacts.id, holdings.contactId))
    .where(and(eq(holdings.number, bound("number")), isNull(holdings.until)))
    .orderBy(sql`coalesce(${holdings.from}, 0) desc`, asc(contacts.alloId))
    .prepare();

  return (which, change) => {
    const old = find.get({ number: which });
    const calls = (old?.calls ?? 0) + (change?.calls ?? 0);
    const messages = (old?.messages ?? 0) + (change?.messages ?? 0);
    const lastAt = lastTouch.get({ number: which })?.at ?? null;
    const isReachable = canBeAnswered(which);
    drop.run({ number: which });
    if (lastAt !== null) {
      const contactId = holderNow.get({ number: which })?.contactId ?? null;
      insert({ number: which, calls, messages, lastAt, contactId, isReachable, activity: calls + messages });
    }
    if (lastAt !== (old?.lastAt ?? null)) settleActivity.ofHolders(which);
    // What neither waits nor answers changes nothing of who waits.
    if (change?.does.has("waits") || change?.does.has("answers")) {
      settleCallbacks(which, change);
    }
    if (change && isReachable) settleUnanswered(which);
  };
}

/** A contact's last activity is its own last change, or the last call or message with one of its numbers. */
type ActivitySettler = {
  of(contactId: number): void;
  /** Of all who have a number, in one statement: each stands in the list of contacts in the order of its own. */
  ofHolders(number: string): void;
};

export function createActivitySettler(db: Db): ActivitySettler {
  const last = db
    .select({ at: max(numbers.lastAt) })
    .from(holdings)
    .innerJoin(numbers, eq(numbers.number, holdings.number))
    .where(and(eq(holdings.contactId, contacts.id), isNull(holdings.until)));
  const updateWhere = (which: SQL) =>
    db
      .update(contacts)
      .set({ lastActivityAt: sql`max(${contacts.changedAt}, coalesce((${last}), ${contacts.changedAt}))` })
      .where(which)
      .prepare();
  const holders = db
    .select({ id: holdings.contactId })
    .from(holdings)
    .where(and(eq(holdings.number, bound("number")), isNull(holdings.until)));
  const ofOne = updateWhere(eq(contacts.id, bound("id")));
  const ofHolders = updateWhere(inArray(contacts.id, holders));
  return {
    of: (id) => void ofOne.run({ id }),
    ofHolders: (number) => void ofHolders.run({ number }),
  };
}
