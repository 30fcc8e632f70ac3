import type { Account } from "#lib/api/account.ts";
import { type Myself, note } from "#lib/server/account/myself.ts";
import type { Access } from "#lib/server/auth/access.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";

/** The account of who asks, or null for who was removed meanwhile. */
export async function accountOf({ actor }: Authorized, access: Access): Promise<Account | null> {
  const { people } = access;
  const { id } = actor;
  const person = people.find(id);
  if (!person) return null;
  const on = person.twoFactor === true;
  return {
    name: person.name,
    email: person.email,
    role: person.role,
    hasPassword: people.hasPassword(id),
    secondFactor: { on, recoveryCodesLeft: on ? (await recoveryCodes(access, id)).length : 0 },
  };
}

export async function recoveryCodes({ auth }: Access, personId: string): Promise<string[]> {
  const { backupCodes } = await auth(false).api.viewBackupCodes({ body: { userId: personId } });
  return backupCodes;
}

export function rename(me: Myself, name: string): void {
  me.access.people.rename(me.id, name);
  note(me, "name.changed");
}
