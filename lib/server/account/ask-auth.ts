import type { Myself } from "#lib/server/account/myself.ts";
import { note } from "#lib/server/account/myself.ts";
import { type AuthAnswer, callAuth } from "#lib/server/auth/call-auth.ts";
import { tooMany } from "#lib/server/auth/sign-in.ts";
import { refusal } from "#lib/server/http/json.ts";

export type Asked = { ok: true; answer: AuthAnswer } | { ok: false; response: Response };

const refusals: Record<string, [status: number, code: string, message: string]> = {
  INVALID_PASSWORD: [400, "wrong_password", "This is not your present password."],
  CREDENTIAL_ACCOUNT_NOT_FOUND: [409, "no_password", "You sign in with OpenID Connect, so there is no password here."],
  PASSWORD_TOO_LONG: [400, "weak_password", "The new password is too long."],
  INVALID_CODE: [400, "wrong_code", "This code does not fit, or is too old. Take the one that the app shows now."],
  TOTP_ALREADY_ENABLED: [409, "already_on", "The second factor is on already."],
  TOTP_NOT_ENABLED: [409, "not_on", "Start with your password, then scan the code."],
  TWO_FACTOR_NOT_ENABLED: [409, "not_on", "The second factor is off."],
};

/** Asks better-auth on behalf of a person and puts its refusals into our words. */
export async function askAuth(me: Myself, path: string, body: Record<string, unknown>): Promise<Asked> {
  const answer = await callAuth(me.access, me.request, path, body);
  if (answer.status === 200) return { ok: true, answer };
  if (answer.status === 429) return { ok: false, response: tooMany(answer.retryAfter) };
  const [status, code, message] = refusals[String(answer.body.code)] ?? [
    409,
    "refused",
    "This could not be done. Reload the page and try again.",
  ];
  return { ok: false, response: refusal(status, code, message) };
}

/**
 * The same for what asks for the present password. A wrong one counts as a failed sign-in: a stolen session is no better place to
 * guess it.
 */
export async function askWithPassword(me: Myself, path: string, body: Record<string, unknown>): Promise<Asked> {
  const { tries } = me.access;
  const wait = tries.begin(me.email);
  if (wait !== null) return { ok: false, response: tooMany(String(wait)) };
  const asked = await askAuth(me, path, body);
  if (asked.ok) {
    tries.succeeded(me.email);
  } else if (asked.response.status === 400) {
    note(me, "password.refused");
  } else {
    tries.takeBack(me.email);
  }
  return asked;
}
