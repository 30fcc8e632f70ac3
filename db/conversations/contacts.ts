import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import { contacts, holdings, touches } from "#db/conversation-schema.ts";
import { findFew } from "#db/conversations/contact-search.ts";
import { readExchange } from "#db/conversations/exchange.ts";
import { contactName } from "#db/conversations/names.ts";
import { beyond, type PageWindow, pageOf } from "#db/conversations/place.ts";
import { createStatementStore } from "#db/conversations/statement-store.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { foldContact } from "#lib/allo/contacts/fold-contact.ts";
import { readContact } from "#lib/allo/contacts/read-contact.ts";
import { searchTerms } from "#lib/allo/contacts/search-form.ts";
import type { Contact, ContactItem } from "#lib/api/contact.ts";
import type { Page } from "#lib/api/page.ts";

/** Contacts with the last activity first; every word of `q` must occur in a name, number or address. */
export function listContacts(db: Db, q: string, { limit, after }: PageWindow): Page<ContactItem> {
  const terms = searchTerms(q);
  const few = findFew(db, terms);
  const { lastActivityAt, id } = contacts;
  // The plus keeps SQLite from walking the list where the few are known: they are looked up and sorted.
  const order = few === null ? [desc(lastActivityAt), desc(id)] : [sql`+${lastActivityAt} desc`, sql`+${id} desc`];
  const rows = db
    .select()
    .from(contacts)
    .where(
      and(
        few === null ? undefined : sql`${id} in (select value from json_each(${JSON.stringify(few)}))`,
        ...terms.map((term) => sql`instr(${contacts.searchText}, ${term}) > 0`),
        beyond(after, "older", lastActivityAt, id),
      ),
    )
    .orderBy(...order)
    .limit(limit + 1)
    .all();
  return pageOf(rows, limit, ({ lastActivityAt, id }) => ({ at: lastActivityAt, id }), toItem);
}

/** All that is known of one contact, with a stretch of what went to and fro, or null where the id is unknown. */
export function getContact(db: Db, id: number, window: PageWindow, now: number): Contact | null {
  const row = db.select().from(contacts).where(eq(contacts.id, id)).get();
  if (!row) return null;
  const statements = createStatementStore(db).said({ kind: "contact", key: row.alloId }, readContact);
  const folded = foldContact(statements);
  const held = db.select().from(holdings).where(eq(holdings.contactId, id)).orderBy(asc(holdings.position)).all();
  const current = new Set(row.numbers);
  return {
    ...toItem(row),
    firstName: row.firstName,
    lastName: row.lastName,
    changedAt: isoTime(row.changedAt),
    properties: { ...folded?.properties },
    formerNumbers: [...new Set(held.map(({ number }) => number))].filter((number) => !current.has(number)),
    history: (folded?.history ?? []).map((version) => ({ ...version, at: isoTime(version.at) })).reverse(),
    duplicates: duplicatesOf(db, row),
    ...readExchange(db, held.map(during), window, now),
  };
}

function during({ number, from, until }: typeof holdings.$inferSelect): SQL {
  return sql`${and(
    eq(touches.them, number),
    from === null ? undefined : gte(touches.at, from),
    until === null ? undefined : lt(touches.at, until),
  )}`;
}

function duplicatesOf(db: Db, { id, numbers }: typeof contacts.$inferSelect): Contact["duplicates"] {
  return db
    .select({ number: holdings.number, other: contacts })
    .from(holdings)
    .innerJoin(contacts, eq(contacts.id, holdings.contactId))
    .where(and(inArray(holdings.number, numbers), isNull(holdings.until), ne(holdings.contactId, id)))
    .orderBy(asc(contacts.id), asc(holdings.number))
    .limit(20)
    .all()
    .map(({ number, other }) => ({ id: other.id, name: contactName(other), number }));
}

function toItem(row: typeof contacts.$inferSelect): ContactItem {
  const { id, alloId, company, numbers, emails, lastActivityAt } = row;
  return { id, alloId, name: contactName(row), company, numbers, emails, lastActivityAt: isoTime(lastActivityAt) };
}
