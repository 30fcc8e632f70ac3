import type { Key, KeyScope, NewKey } from "#lib/api/keys.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { permissionsOf, scopeOf } from "#lib/server/auth/key-scope.ts";
import { record } from "#lib/server/auth/record.ts";
import { inbox } from "#lib/server/inbox.ts";

const DAY_SECONDS = 24 * 60 * 60;

type Administrator = Authorized<"administer">;

export function listKeys(_access: Administrator): Key[] {
  return inbox()
    .access.people.keys()
    .map(({ id, name, start, permissions, madeBy, createdAt, lastUsedAt, expiresAt }) => ({
      id,
      name: name ?? "",
      scope: scopeOf(permissions),
      start: start ?? "",
      madeBy,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
    }));
}

/** Null where a key asks: a key belongs to a person, and one that leaked shall not make more of its kind. */
export async function makeKey(
  access: Administrator,
  { name, scope, days }: { name: string; scope: KeyScope; days: number | null },
): Promise<NewKey | null> {
  if (access.actor.kind !== "person") return null;
  // First: where the log cannot be written, no key is made.
  record(access, "key.made", name, scope);
  const made = await inbox()
    .access.auth(false)
    .api.createApiKey({
      body: {
        name,
        userId: access.actor.id,
        permissions: permissionsOf(scope),
        ...(days === null ? {} : { expiresIn: days * DAY_SECONDS }),
      },
    });
  return { id: made.id, name, scope, key: made.key };
}

export function revokeKey(access: Administrator, id: string): boolean {
  const { people, links, atomic, changed } = inbox().access;
  const revoked = atomic(() => {
    const key = people.keys().find((each) => each.id === id);
    if (!key || !people.removeKey(id)) return false;
    links.revokeMadeBy(id);
    record(access, "key.revoked", key.name);
    return true;
  });
  if (revoked) changed();
  return revoked;
}
