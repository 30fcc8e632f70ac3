import { and, eq, isNull, max, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { contacts, holdings } from "#db/conversation-schema.ts";
import { dropWords, keepWords } from "#db/conversations/contact-search.ts";
import type { StatementChange, StatementStore } from "#db/conversations/statement-store.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";
import { type ContactNow, continueContact, foldContact } from "#lib/allo/contacts/fold-contact.ts";
import { readContact } from "#lib/allo/contacts/read-contact.ts";
import { searchForm } from "#lib/allo/contacts/search-form.ts";

type ContactRow = typeof contacts.$inferSelect;

/** The contact's id, null where nothing tells of it any more, and the numbers that it got, lost or has under another id. */
type SettledContact = { id: number | null; numbers: string[] };

/** Folds a contact again; only what is new is read where all of it was said later than all before. */
export type ContactSettler = (change: StatementChange) => SettledContact;

export function createContactSettler(db: Db, said: StatementStore): ContactSettler {
  const id = sql.placeholder("id");
  const find = db
    .select()
    .from(contacts)
    .where(eq(contacts.alloId, bound("alloId")))
    .prepare();
  const ofContact = eq(holdings.contactId, bound("id"));
  const heldEver = db.select({ number: holdings.number }).from(holdings).where(ofContact).prepare();
  const heldNow = db
    .select()
    .from(holdings)
    .where(and(ofContact, isNull(holdings.until)))
    .orderBy(holdings.position)
    .prepare();
  const lastPosition = db
    .select({ position: max(holdings.position) })
    .from(holdings)
    .where(ofContact)
    .prepare();
  const dropHoldings = db.delete(holdings).where(ofContact).prepare();
  const drop = db.delete(contacts).where(eq(contacts.id, id)).prepare();
  const insert = createInserter(db, contacts);
  const hold = db
    .insert(holdings)
    .values({
      contactId: id,
      position: sql.placeholder("position"),
      number: sql.placeholder("number"),
      from: sql.placeholder("from"),
      until: sql.placeholder("until"),
    })
    .onConflictDoUpdate({
      target: [holdings.contactId, holdings.position],
      set: { until: sql`excluded.until_at` },
    })
    .prepare();

  function write(row: ContactRow): void {
    insert(row);
    keepWords(db, row.id, row.searchText);
  }

  function remove(row: ContactRow): void {
    drop.run({ id: row.id });
    dropWords(db, row.id);
  }

  /** Null where more than the new statements has a say in what follows from them. */
  function goOn(old: ContactRow, { key, from, added, isOnlyMore }: StatementChange): SettledContact | null {
    const subject = { kind: "contact", key } as const;
    const tail = isOnlyMore ? said.since(subject, from, readContact) : [];
    const isAllNew = tail.every(({ deliveryId }) => added.has(deliveryId) && deliveryId > old.id);
    if (tail.length === 0 || !isAllNew) return null;
    const held = heldNow.all({ id: old.id });
    const before = { changedAt: old.changedAt, holdings: held };
    const contact = continueContact(said.lastBefore(subject, from, readContact), before, tail);
    if (!contact) return null;
    remove(old);
    write(rowOf(old.id, key, contact));
    const next = (lastPosition.get({ id: old.id })?.position ?? -1) + 1;
    const changed = contact.holdings.flatMap((holding, index) => {
      if (index < held.length && holding.until === null) return [];
      hold.run({ id: old.id, position: held[index]?.position ?? next + index - held.length, ...holding });
      return [holding.number];
    });
    return { id: old.id, numbers: changed };
  }

  function startOver(old: ContactRow | undefined, key: string): SettledContact {
    const statements = said.said({ kind: "contact", key }, readContact);
    const contact = foldContact(statements);
    const held = old ? heldEver.all({ id: old.id }).map(({ number }) => number) : [];
    if (old) {
      dropHoldings.run({ id: old.id });
      remove(old);
    }
    if (!contact) return { id: null, numbers: held };
    const first = Math.min(...statements.map(({ deliveryId }) => deliveryId));
    write(rowOf(first, key, contact));
    for (const [position, holding] of contact.holdings.entries()) hold.run({ id: first, position, ...holding });
    return { id: first, numbers: [...held, ...contact.holdings.map(({ number }) => number)] };
  }

  return (change) => {
    const old = find.get({ alloId: change.key });
    return (old && goOn(old, change)) ?? startOver(old, change.key);
  };
}

function rowOf(id: number, alloId: string, contact: ContactNow): ContactRow {
  const { firstName, lastName, company, numbers, emails, changedAt } = contact;
  const words = [firstName, lastName, company, ...numbers, ...emails].filter((text) => text !== null);
  const searchText = words.map(searchForm).join("\n");
  const names = { firstName, lastName, company };
  // When its numbers called or wrote is told by what settles them.
  return { id, alloId, ...names, numbers, emails, changedAt, lastActivityAt: changedAt, searchText };
}
