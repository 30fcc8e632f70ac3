import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import type { Role } from "#lib/access/rights.ts";
import { invitationsSchema, newLinkSchema, peopleSchema, personSchema } from "#lib/api/people.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

export function peopleQuery() {
  return queryOptions({
    queryKey: queryKeys.people.all,
    queryFn: ({ signal }) => callApi("/api/v1/people", peopleSchema, { signal }),
    refetchOnWindowFocus: "always",
  });
}

export function invitationsQuery() {
  return queryOptions({
    queryKey: queryKeys.invitations.all,
    queryFn: ({ signal }) => callApi("/api/v1/invitations", invitationsSchema, { signal }),
    refetchOnWindowFocus: "always",
  });
}

export function changeRole({ id, role }: { id: string; role: Role }) {
  return callApi(`/api/v1/people/${id}`, personSchema, { method: "PATCH", body: { role } });
}

export function removePerson({ id }: { id: string }) {
  return callApi(`/api/v1/people/${id}`, z.object({}), { method: "DELETE" });
}

export function makeResetLink({ id }: { id: string }) {
  return callApi(`/api/v1/people/${id}/reset-link`, newLinkSchema, { method: "POST" });
}

export function invite(body: { email: string; role: Role }) {
  return callApi("/api/v1/invitations", newLinkSchema, { method: "POST", body });
}

export function revokeInvitation({ id }: { id: number }) {
  return callApi(`/api/v1/invitations/${id}`, z.object({}), { method: "DELETE" });
}

/** A change here can end keys and invitations as well, and is written down. */
export async function refreshPeople(client: QueryClient): Promise<void> {
  const { people, invitations, keys, audit } = queryKeys;
  const stale = [people.all, invitations.all, keys.all, audit.all];
  await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
}
