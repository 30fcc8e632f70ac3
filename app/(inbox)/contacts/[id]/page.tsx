import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { prefetchContacts } from "#app/(inbox)/contacts/prefetch.ts";
import { pageId } from "#app/(inbox)/page-id.ts";
import { prefetchConversation } from "#app/(inbox)/prefetch-pages.ts";
import { contactWords } from "#components/contacts/contact-words.ts";
import { ContactsScreen } from "#components/contacts/contacts-screen.tsx";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import type { Contact } from "#lib/api/contact.ts";
import { queryKeys } from "#lib/api/query-keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function generateMetadata({ params }: PageProps<"/contacts/[id]">): Promise<Metadata> {
  const contact = readContact(await pageAccess("read"), (await params).id);
  return { title: contact ? contactWords(contact) : "Not found" };
}

export default async function ContactPage({ params, searchParams }: PageProps<"/contacts/[id]">) {
  const access = await pageAccess("read");
  const contact = readContact(access, (await params).id);
  if (!contact) notFound();
  const client = makeQueryClient();
  prefetchContacts(access, client, await searchParams);
  prefetchConversation(client, queryKeys.conversations.contact(contact.id), contact);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ContactsScreen />
    </HydrationBoundary>
  );
}

function readContact(access: Authorized, id: string): Contact | null {
  const known = pageId(id);
  return known === null ? null : inbox().conversations.contact(access, known, { limit: CONVERSATION_PAGE_SIZE });
}
