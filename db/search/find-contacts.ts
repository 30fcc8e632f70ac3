import { desc, inArray } from "drizzle-orm";
import { contacts, statements } from "#db/conversation-schema.ts";
import { contactName } from "#db/conversations/names.ts";
import type { SearchScope } from "#db/delivery-list.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { type FoundOfKind, inOrder } from "#db/search/found.ts";
import { listHolding, narrowed } from "#db/search/holding.ts";
import { toldBy } from "#db/search/told-by.ts";
import { formatNumber } from "#lib/allo/phone-number.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import type { Page } from "#lib/api/page.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { present } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

type Contact = typeof contacts.$inferSelect;

const topic = ["contact.created", "contact.updated"];

/**
 * Contacts that hold what was typed as they are now, by way of the deliveries that tell of them; `newest` are those of all
 * topics.
 */
export function findContacts(db: Db, typed: Typed, scope: SearchScope, newest: Page<DeliveryItem>): FoundOfKind {
  return foundIn(db, typed, scope, narrowed(newest, topic) ?? listHolding(db, typed.q, scope, topic));
}

function foundIn(db: Db, typed: Typed, scope: SearchScope, { data, nextCursor }: Page<DeliveryItem>): FoundOfKind {
  const found = contactsIn(
    db,
    data.map(({ id }) => id),
  ).map((contact) => ({
    rank: rankOf(typed, {
      ids: [contact.alloId],
      names: [contactName(contact), ...contact.numbers],
      first: contact.company,
    }),
    show: () => showContact(contact, typed),
  }));
  const older = (before: number) => () => foundIn(db, typed, scope, listHolding(db, typed.q, scope, topic, before));
  return { kind: "contact", found: inOrder(found), older: nextCursor === null ? null : older(Number(nextCursor)) };
}

/** Each once, the last active first. */
function contactsIn(db: Db, deliveryIds: readonly number[]): Contact[] {
  const told = db.selectDistinct({ alloId: statements.key }).from(statements).where(toldBy(deliveryIds, "contact"));
  return db
    .select()
    .from(contacts)
    .where(inArray(contacts.alloId, told))
    .orderBy(desc(contacts.lastActivityAt), desc(contacts.id))
    .all();
}

function showContact(contact: Contact, { terms }: Typed): SearchItem | null {
  const { id, alloId, firstName, lastName, company, numbers, emails, lastActivityAt } = contact;
  const name = contactName(contact);
  const facts = [company === name ? null : company, ...numbers.map(formatNumber), ...emails];
  const line = facts.filter((fact) => fact !== null).join(" · ");
  const showable = {
    title: name ?? line,
    named: [...numbers, ...[firstName, lastName].filter((part) => part !== null)],
    passages: [{ text: line }, { text: alloId }],
    otherwise: line,
  };
  const presented = present(showable, terms);
  return presented && { kind: "contact", id, ...presented, at: isoTime(lastActivityAt), threadId: null };
}
