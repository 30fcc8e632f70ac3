import type { Access } from "#lib/server/auth/access.ts";
import { createPerson } from "#lib/server/auth/accounts.ts";

const SET_UP_DAYS = 1;

/** The token of a set-up link where nobody can sign in yet and the settings name nobody; null where there is no need for one. */
export async function prepareFirstAdministrator({ env, people, links, audit, auth }: Access): Promise<string | null> {
  if (!people.nobody()) return null;
  if (env.admin) {
    const { email, password } = env.admin;
    await createPerson(auth(false), { email, password, name: nameOf(email), role: "administrator" });
    audit.write({
      action: "person.created",
      actorKind: "server",
      actorName: "ADMIN_EMAIL",
      actorId: null,
      target: email,
    });
    return null;
  }
  return links.make({ kind: "set-up", email: null, role: "administrator", createdBy: null, days: SET_UP_DAYS }).token;
}

/** "ada.lovelace@example.com" is called "ada.lovelace" until she says otherwise. */
function nameOf(email: string): string {
  return email.split("@")[0] ?? email;
}
