import type { Link } from "#db/links.ts";
import { passwordCure } from "#lib/access/password-policy.ts";
import type { Access } from "#lib/server/auth/access.ts";
import { createPerson, setPassword } from "#lib/server/auth/accounts.ts";
import { checkPassword } from "#lib/server/auth/common-passwords.ts";

/** `remoteAddress` is for the audit log. */
export type Redemption = { token: string; name: string; email: string; password: string; remoteAddress: string };

export type LinkResult =
  | { ok: true; email: string }
  | { ok: false; reason: "dead_link" | "bad_password" | "taken"; message: string };

const dead = {
  ok: false,
  reason: "dead_link",
  message: "This link was used, revoked or is too old. Ask an administrator for a new one.",
} as const;

/** Does what a one-time link is for, once: makes the person whom it invites, or gives the known one a new password. */
export async function redeemLink(
  access: Access,
  { token, name, email, password, remoteAddress }: Redemption,
): Promise<LinkResult> {
  const { links, people, audit } = access;
  const link = links.find(token);
  if (!link || (link.kind === "set-up" && !people.nobody())) return dead;
  const address = (link.email ?? email).toLowerCase();
  const problem = checkPassword(password, [address, name]);
  if (problem) return { ok: false, reason: "bad_password", message: `The password ${passwordCure(problem)}.` };
  const known = people.findByEmail(address);
  if (link.kind === "reset" && !known) return dead;
  if (link.kind !== "reset" && known) {
    return { ok: false, reason: "taken", message: "Somebody with this e-mail is here already. Sign in instead." };
  }
  if (!links.use(link.id)) return dead;
  try {
    // First: where the log cannot be written, nobody comes in and no password changes.
    const entry = { action: `link.used.${link.kind}`, actorKind: "person", actorName: address } as const;
    audit.write({ ...entry, target: link.role, remoteAddress });
    await carryOut(access, link, { name, email: address, password }, known?.id);
  } catch (cause) {
    links.release(link.id);
    throw cause;
  }
  return { ok: true, email: address };
}

async function carryOut(
  { auth, people, changed }: Access,
  { role }: Link,
  person: { name: string; email: string; password: string },
  knownId: string | undefined,
): Promise<void> {
  if (knownId === undefined) {
    await createPerson(auth(false), { ...person, role });
    return;
  }
  await setPassword(auth(false), knownId, person.password);
  people.dropTwoFactor(knownId);
  people.signOutEverywhere(knownId);
  changed();
}
