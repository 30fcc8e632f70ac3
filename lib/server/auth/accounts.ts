import type { Role } from "#lib/access/rights.ts";
import type { Auth } from "#lib/server/auth/better-auth.ts";

const PASSWORD_PROVIDER = "credential";

export type NewPerson = { email: string; name: string; role: Role; password: string };

/** Makes a person who signs in with a password. The caller has checked who asks for it, and the password. */
export async function createPerson(auth: Auth, { email, name, role, password }: NewPerson): Promise<{ id: string }> {
  const { internalAdapter, password: hasher } = await auth.$context;
  const hash = await hasher.hash(password);
  const person = await internalAdapter.createUser(
    { email: email.toLowerCase(), name, role, emailVerified: true },
    { method: "email-password" },
  );
  await internalAdapter.linkAccount({
    userId: person.id,
    providerId: PASSWORD_PROVIDER,
    accountId: person.id,
    password: hash,
  });
  return { id: person.id };
}

/** Gives a person a new password, also one who signed in another way so far. */
export async function setPassword(auth: Auth, personId: string, password: string): Promise<void> {
  const { internalAdapter, password: hasher } = await auth.$context;
  const hash = await hasher.hash(password);
  const accounts = await internalAdapter.findAccounts(personId);
  if (accounts.some((account) => account.providerId === PASSWORD_PROVIDER)) {
    await internalAdapter.updatePassword(personId, hash);
  } else {
    await internalAdapter.linkAccount({
      userId: personId,
      providerId: PASSWORD_PROVIDER,
      accountId: personId,
      password: hash,
    });
  }
}
