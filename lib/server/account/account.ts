import type { Account } from "#lib/api/account.ts";
import { type Myself, note } from "#lib/server/account/myself.ts";
import type { Access } from "#lib/server/auth/access.ts";

/** The account of a person, or null for who was removed meanwhile. */
export async function accountOf(access: Access, personId: string): Promise<Account | null> {
  const { people } = access;
  const person = people.find(personId);
  if (!person) return null;
  const on = person.twoFactor === true;
  return {
    name: person.name,
    email: person.email,
    role: person.role,
    hasPassword: people.hasPassword(personId),
    secondFactor: { on, recoveryCodesLeft: on ? (await recoveryCodes(access, personId)).length : 0 },
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
