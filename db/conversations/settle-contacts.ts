import { eq } from "drizzle-orm";
import { contacts, holdings } from "#db/conversation-schema.ts";
import { dropWords, keepWords } from "#db/conversations/contact-search.ts";
import type { StatementStore } from "#db/conversations/statement-store.ts";
import type { Db } from "#db/open.ts";
import { type Contact, foldContact } from "#lib/allo/contacts/fold-contact.ts";
import { readContact } from "#lib/allo/contacts/read-contact.ts";
import { searchForm } from "#lib/allo/contacts/search-form.ts";

/** Folds one contact again, and gives every number that it has or had, before or now. */
export function settleContact(db: Db, said: StatementStore, alloId: string): string[] {
  const statements = said.said({ kind: "contact", key: alloId }, readContact);
  const contact = foldContact(statements);
  const old = db.select({ id: contacts.id }).from(contacts).where(eq(contacts.alloId, alloId)).get();
  const held = old ? db.select().from(holdings).where(eq(holdings.contactId, old.id)).all() : [];
  if (old) {
    db.delete(holdings).where(eq(holdings.contactId, old.id)).run();
    db.delete(contacts).where(eq(contacts.id, old.id)).run();
    dropWords(db, old.id);
  }
  if (contact) {
    const id = Math.min(...statements.map(({ deliveryId }) => deliveryId));
    const row = rowOf(id, alloId, contact);
    db.insert(contacts).values(row).run();
    keepWords(db, id, row.searchText);
    for (const [position, holding] of contact.holdings.entries()) {
      db.insert(holdings)
        .values({ contactId: id, position, ...holding })
        .run();
    }
  }
  return [...held, ...(contact?.holdings ?? [])].map(({ number }) => number);
}

function rowOf(id: number, alloId: string, contact: Contact): typeof contacts.$inferInsert {
  const { firstName, lastName, company, numbers, emails, changedAt } = contact;
  const words = [firstName, lastName, company, ...numbers, ...emails].filter((text) => text !== null);
  const searchText = words.map(searchForm).join("\n");
  return {
    id,
    alloId,
    firstName,
    lastName,
    company,
    numbers,
    emails,
    changedAt,
    lastActivityAt: changedAt,
    searchText,
  };
}
