import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { makeQueryClient } from "#components/data/query-client.ts";
import { PeopleScreen } from "#components/settings/people/people-screen.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { listInvitations } from "#lib/server/settings/invitations.ts";
import { listPeople } from "#lib/server/settings/people.ts";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const access = await pageAccess("administer");
  const client = makeQueryClient();
  client.setQueryData(queryKeys.people.all, { data: listPeople(access) });
  client.setQueryData(queryKeys.invitations.all, { data: listInvitations(access) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PeopleScreen />
    </HydrationBoundary>
  );
}
