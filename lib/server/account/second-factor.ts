import { recoveryCodes } from "#lib/server/account/account.ts";
import { askAuth, askWithPassword } from "#lib/server/account/ask-auth.ts";
import { type Myself, note } from "#lib/server/account/myself.ts";
import { withCookies } from "#lib/server/auth/call-auth.ts";
import { answer, refusal } from "#lib/server/http/json.ts";

/** Makes a secret for the person's app. It counts for nothing until a code of it is confirmed. */
export async function prepareSecondFactor(me: Myself, password: string): Promise<Response> {
  const asked = await askWithPassword(me, "/two-factor/enable", { password, method: "totp" });
  if (!asked.ok) return asked.response;
  const uri = String(asked.answer.body.totpURI);
  return answer({ uri, secret: new URL(uri).searchParams.get("secret") ?? "" });
}

/** Turns the second factor on once the app shows the right code, and gives the recovery codes. */
export async function confirmSecondFactor(me: Myself, code: string): Promise<Response> {
  // Where it is on already, a code alone must not give the recovery codes away.
  if (me.access.people.find(me.id)?.twoFactor) return refusal(409, "already_on", "The second factor is on already.");
  const asked = await askAuth(me, "/two-factor/verify-totp", { code: code.replace(/\s/g, "") });
  if (!asked.ok) return asked.response;
  note(me, "second_factor.on");
  me.access.changed();
  const codes = await recoveryCodes(me.access, me.id);
  return withCookies(answer({ recoveryCodes: codes }), asked.answer.cookies);
}

/** New recovery codes; the old ones stop to work. */
export async function renewRecoveryCodes(me: Myself, password: string): Promise<Response> {
  const asked = await askWithPassword(me, "/two-factor/generate-backup-codes", { password });
  if (!asked.ok) return asked.response;
  note(me, "second_factor.new_recovery_codes");
  return withCookies(answer({ recoveryCodes: asked.answer.body.backupCodes }), asked.answer.cookies);
}

export async function dropSecondFactor(me: Myself, password: string): Promise<Response> {
  const asked = await askWithPassword(me, "/two-factor/disable", { password });
  if (!asked.ok) return asked.response;
  me.access.sessions.forgetDevices(me.id);
  note(me, "second_factor.off");
  me.access.changed();
  return withCookies(answer({ status: "off" }), asked.answer.cookies);
}
