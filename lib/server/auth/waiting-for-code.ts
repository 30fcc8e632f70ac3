import { parseCookies } from "better-auth/cookies";
import type { Access } from "#lib/server/auth/access.ts";
import { isHttps } from "#lib/server/auth/own-origin.ts";

/** What better-auth calls the cookie of a sign-in that waits for its code. */
const COOKIE = "two_factor";

/** The e-mail of who has given the password and is asked for a code; null where no sign-in waits. For the audit log alone. */
export async function waitingForCode({ env, auth, people }: Access, headers: Headers): Promise<string | null> {
  const { createAuthCookie, internalAdapter } = await auth(isHttps(headers, env)).$context;
  const cookie = parseCookies(headers.get("cookie") ?? "").get(createAuthCookie(COOKIE).name) ?? "";
  // Its signature stands behind the last full stop. Nobody guesses what stands before it, so that is enough to know who it is.
  const waiting = await internalAdapter.findVerificationValue(cookie.slice(0, Math.max(0, cookie.lastIndexOf("."))));
  return waiting ? (people.find(waiting.value)?.email ?? null) : null;
}
