import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchContacts } from "#app/(inbox)/contacts/prefetch.ts";
import { ContactsScreen } from "#components/contacts/contacts-screen.tsx";
import { makeQueryClient } from "#components/data/query-client.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";

export const metadata: Metadata = { title: "Contacts" };

export default async function ContactsPage({ searchParams }: PageProps<"/contacts">) {
  const access = await pageAccess("read");
  const client = makeQueryClient();
  prefetchContacts(access, client, await searchParams);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ContactsScreen />
    </HydrationBoundary>
  );
}
