import { and, eq, isNull, max, sql } from "drizzle-orm";
import { contacts, holdings, numbers, touches } from "#db/conversation-schema.ts";
import { settleCallbacks } from "#db/conversations/settle-callbacks.ts";
import { settleUnanswered } from "#db/conversations/settle-threads.ts";
import type { TouchChanges } from "#db/conversations/settle-touches.ts";
import type { Db } from "#db/open.ts";
import { holderOf } from "#lib/allo/contacts/holder-of.ts";
import { canBeAnswered } from "#lib/allo/phone-number.ts";

/** What changed around a number: since when, and by how many its calls and messages became more. */
export type NumberChange = { from: number; calls: number; messages: number };

export function changesByNumber({ gone, come }: TouchChanges): Map<string, NumberChange> {
  const changes = new Map<string, NumberChange>();
  for (const [rows, by] of [
    [gone, -1],
    [come, 1],
  ] as const) {
    for (const { them, at, kind } of rows) {
      const change = changes.get(them) ?? { from: at, calls: 0, messages: 0 };
      change.from = Math.min(change.from, at);
      if (kind === "call") change.calls += by;
      else change.messages += by;
      changes.set(them, change);
    }
  }
  return changes;
}

/** Brings everything that is known of a number up to its calls and messages; `change` is null where only its holder did. */
export function settleNumber(db: Db, number: string, change: NumberChange | null): void {
  const old = db.select().from(numbers).where(eq(numbers.number, number)).get();
  const calls = (old?.calls ?? 0) + (change?.calls ?? 0);
  const messages = (old?.messages ?? 0) + (change?.messages ?? 0);
  const last = db
    .select({ at: max(touches.at) })
    .from(touches)
    .where(eq(touches.them, number))
    .get()?.at;
  db.delete(numbers).where(eq(numbers.number, number)).run();
  if (last !== undefined && last !== null) {
    const contactId = holderNow(db, number);
    const isReachable = canBeAnswered(number);
    db.insert(numbers)
      .values({ number, calls, messages, lastAt: last, contactId, isReachable, activity: calls + messages })
      .run();
  }
  settleActivity(db, number);
  if (!change) return;
  settleCallbacks(db, number, change.from);
  settleUnanswered(db, number);
}

function holderNow(db: Db, number: string): number | null {
  const held = db
    .select({
      contactId: contacts.id,
      alloId: contacts.alloId,
      number: holdings.number,
      from: holdings.from,
      until: holdings.until,
    })
    .from(holdings)
    .innerJoin(contacts, eq(contacts.id, holdings.contactId))
    .where(and(eq(holdings.number, number), isNull(holdings.until)))
    .all();
  return holderOf(held, number, Number.MAX_SAFE_INTEGER)?.contactId ?? null;
}

/** A contact's last activity is its own last change, or the last call or message with one of its numbers. */
function settleActivity(db: Db, number: string): void {
  const holders = db
    .selectDistinct({ id: holdings.contactId })
    .from(holdings)
    .where(and(eq(holdings.number, number), isNull(holdings.until)))
    .all();
  for (const { id } of holders) settleContactActivity(db, id);
}

function settleContactActivity(db: Db, id: number): void {
  const last = db
    .select({ at: max(numbers.lastAt) })
    .from(holdings)
    .innerJoin(numbers, eq(numbers.number, holdings.number))
    .where(and(eq(holdings.contactId, id), isNull(holdings.until)));
  db.update(contacts)
    .set({ lastActivityAt: sql`max(${contacts.changedAt}, coalesce((${last}), ${contacts.changedAt}))` })
    .where(eq(contacts.id, id))
    .run();
}
