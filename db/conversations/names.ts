import { and, desc, eq, isNotNull } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { contacts, numbers, touches } from "#db/conversation-schema.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";
import { fullName } from "#lib/allo/party.ts";

type Named = { name: string | null; contactId: number | null };

const number = bound("number");

const statements = perConnection((db) => ({
  holder: db
    .select({ id: contacts.id, firstName: contacts.firstName, lastName: contacts.lastName, company: contacts.company })
    .from(numbers)
    .innerJoin(contacts, eq(contacts.id, numbers.contactId))
    .where(eq(numbers.number, number))
    .prepare(),
  toldName: db
    .select({ name: touches.themName })
    .from(touches)
    .where(and(eq(touches.them, number), isNotNull(touches.themName)))
    .orderBy(desc(touches.at), desc(touches.id))
    .prepare(),
}));

/** Whose a number is now, else what Allo called whoever it is when they last called or wrote. */
export function nameOf(db: Db, number: string): Named {
  const holder = statements(db).holder.get({ number });
  if (holder) return { name: contactName(holder) ?? toldName(db, number), contactId: holder.id };
  return { name: toldName(db, number), contactId: null };
}

export function contactName({
  firstName,
  lastName,
  company,
}: Pick<typeof contacts.$inferSelect, "firstName" | "lastName" | "company">): string | null {
  return fullName({ name: firstName, last_name: lastName }) ?? company;
}

function toldName(db: Db, number: string): string | null {
  return statements(db).toldName.get({ number })?.name ?? null;
}
