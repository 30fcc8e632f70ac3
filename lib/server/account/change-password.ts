import { passwordCure } from "#lib/access/password-policy.ts";
import { askWithPassword } from "#lib/server/account/ask-auth.ts";
import { type Myself, note } from "#lib/server/account/myself.ts";
import { withCookies } from "#lib/server/auth/call-auth.ts";
import { checkPassword } from "#lib/server/auth/common-passwords.ts";
import { answer, refusal } from "#lib/server/http/json.ts";

/** Gives the person a new password and ends every other session. */
export async function changePassword(me: Myself, present: string, next: string): Promise<Response> {
  const problem = checkPassword(next, [me.email, me.name]);
  if (problem) return refusal(400, "weak_password", `The new password ${passwordCure(problem)}.`);
  if (present === next) return refusal(400, "same_password", "The new password is the present one.");
  const body = { currentPassword: present, newPassword: next, revokeOtherSessions: true };
  const asked = await askWithPassword(me, "/change-password", body);
  if (!asked.ok) return asked.response;
  me.access.sessions.forgetDevices(me.id);
  note(me, "password.changed");
  me.access.changed();
  return withCookies(answer({ status: "changed" }), asked.answer.cookies);
}
