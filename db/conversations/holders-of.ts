import { eq, inArray } from "drizzle-orm";
import { contacts, holdings } from "#db/conversation-schema.ts";
import { contactName } from "#db/conversations/names.ts";
import type { Db } from "#db/open.ts";
import { holderOf } from "#lib/allo/contacts/holder-of.ts";

/** A contact, by the name that it has now. */
export type Holder = { id: number; name: string | null };

/** Tells which contact had one of these canonical numbers at a time, in epoch milliseconds. */
export function holdersOf(db: Db, numbers: readonly string[]): (number: string, at: number) => Holder | null {
  const held = db
    .select({
      contactId: contacts.id,
      alloId: contacts.alloId,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      company: contacts.company,
      number: holdings.number,
      from: holdings.from,
      until: holdings.until,
    })
    .from(holdings)
    .innerJoin(contacts, eq(contacts.id, holdings.contactId))
    .where(inArray(holdings.number, [...new Set(numbers)]))
    .all();
  return (number, at) => {
    const holder = holderOf(held, number, at);
    return holder && { id: holder.contactId, name: contactName(holder) };
  };
}
