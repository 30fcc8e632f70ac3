import { pagedQuery } from "#components/data/conversation-pages.ts";
import { contactItemSchema, contactSchema, unknownNumberSchema } from "#lib/api/contact.ts";
import { pageSchema } from "#lib/api/page.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

const contactPageSchema = pageSchema(contactItemSchema);
const unknownNumberPageSchema = pageSchema(unknownNumberSchema);

export function contactListQuery(q: string) {
  const path = `/api/v1/contacts${q === "" ? "" : `?${new URLSearchParams({ q })}`}`;
  return pagedQuery(queryKeys.conversations.contacts(q), path, contactPageSchema);
}

/** One contact; every further page has an earlier stretch of what went to and fro. */
export function contactQuery(id: number) {
  return pagedQuery(queryKeys.conversations.contact(id), `/api/v1/contacts/${id}`, contactSchema);
}

export function unknownNumbersQuery() {
  return pagedQuery(queryKeys.conversations.unknownNumbers(), "/api/v1/unknown-numbers", unknownNumberPageSchema);
}
