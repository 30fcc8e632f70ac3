import type { Role } from "#lib/access/rights.ts";
import type { Invitation, NewLink } from "#lib/api/people.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { ownOrigin } from "#lib/server/auth/own-origin.ts";
import { record } from "#lib/server/auth/record.ts";
import { inbox } from "#lib/server/inbox.ts";
import { linkUrl } from "#lib/server/welcome.ts";

const DAYS = 7;

type Administrator = Authorized<"administer">;

export function listInvitations(_access: Administrator): Invitation[] {
  const now = Date.now();
  return inbox()
    .access.links.invitations()
    .map(({ id, email, role, createdAt, expiresAt }) => ({
      id,
      email: email ?? "",
      role,
      createdAt: new Date(createdAt).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
      expired: expiresAt <= now,
    }));
}

/** Null where somebody with this e-mail is here already. An earlier invitation of the same e-mail dies. */
export function invite(
  access: Administrator,
  { email, role }: { email: string; role: Role },
  headers: Headers,
): NewLink | null {
  const { people, links, atomic, env } = inbox().access;
  if (people.findByEmail(email)) return null;
  const made = atomic(() => {
    record(access, "invitation.made", email, role);
    return links.make({ kind: "invitation", email, role, createdBy: access.actor.id, days: DAYS });
  });
  const link = linkUrl(env.baseUrl ?? ownOrigin(headers, env), made.token);
  return { link, email, expiresAt: new Date(made.expiresAt).toISOString() };
}

/** False where there is no such invitation, or it was used or revoked already. */
export function revokeInvitation(access: Administrator, id: number): boolean {
  const { links, atomic } = inbox().access;
  return atomic(() => {
    const invitation = links.invitations().find((each) => each.id === id);
    if (!invitation || !links.revoke(id)) return false;
    record(access, "invitation.revoked", invitation.email);
    return true;
  });
}
