import type { PeopleChange } from "#db/people.ts";
import type { Role } from "#lib/access/rights.ts";
import type { NewLink, Person } from "#lib/api/people.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { ownOrigin } from "#lib/server/auth/own-origin.ts";
import { record } from "#lib/server/auth/record.ts";
import { inbox } from "#lib/server/inbox.ts";
import { linkUrl } from "#lib/server/welcome.ts";

const RESET_DAYS = 1;

type Administrator = Authorized<"administer">;

export type PersonResult = { ok: true; person: Person } | Exclude<PeopleChange, { ok: true }>;

export function listPeople({ actor }: Administrator): Person[] {
  return inbox()
    .access.people.list()
    .map(({ createdAt, lastSeenAt, twoFactor, ...person }) => ({
      ...person,
      secondFactor: twoFactor === true,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt === 0 ? null : new Date(lastSeenAt).toISOString(),
      you: person.id === actor.id,
    }));
}

/** Who administers no more loses the keys and the open links that they made; open pages feel it at once. */
export function changeRole(access: Administrator, id: string, role: Role): PersonResult {
  const { people, links, atomic, changed } = inbox().access;
  const result = atomic(() => {
    const before = people.find(id);
    const change = people.setRole(id, role);
    if (!change.ok) return change;
    if (role !== "administrator") links.revokeMadeBy(id);
    if (before && before.role !== role) {
      record(access, "role.changed", before.email, `from ${before.role} to ${role}`);
    }
    return change;
  });
  if (!result.ok) return result;
  changed();
  const person = listPeople(access).find((each) => each.id === id);
  return person ? { ok: true, person } : { ok: false, reason: "unknown" };
}

export function removePerson(access: Administrator, id: string): PeopleChange {
  const { people, links, atomic, changed } = inbox().access;
  const result = atomic(() => {
    const person = people.find(id);
    const removal = people.remove(id);
    if (!removal.ok || !person) return removal;
    links.revokeMadeBy(id);
    links.revokeFor(person.email);
    record(access, "person.removed", person.email);
    return removal;
  });
  if (result.ok) changed();
  return result;
}

/** A link that lets somebody choose a new password, once, within a day; null for who is not there. */
export function makeResetLink(access: Administrator, id: string, headers: Headers): NewLink | null {
  const { people, links, atomic, env } = inbox().access;
  const person = people.find(id);
  if (!person) return null;
  const { email, role } = person;
  const { token, expiresAt } = atomic(() => {
    record(access, "reset_link.made", email);
    return links.make({ kind: "reset", email, role, createdBy: access.actor.id, days: RESET_DAYS });
  });
  const link = linkUrl(env.baseUrl ?? ownOrigin(headers, env), token);
  return { link, email, expiresAt: new Date(expiresAt).toISOString() };
}
