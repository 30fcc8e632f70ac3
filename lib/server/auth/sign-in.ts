import { z } from "zod";
import type { AuditAction } from "#lib/access/audit-action.ts";
import type { Access } from "#lib/server/auth/access.ts";
import { type AuthAnswer, callAuth, withCookies } from "#lib/server/auth/call-auth.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/server/auth/client-address.ts";
import { actorOfSession } from "#lib/server/auth/identify.ts";
import { isCrossSite } from "#lib/server/auth/own-origin.ts";
import { waitingForCode } from "#lib/server/auth/waiting-for-code.ts";
import { answer, refusal } from "#lib/server/http/json.ts";

export type Credentials = { email: string; password: string };

/** Signs in with a password. Known and unknown accounts get the same words after the same work. */
export async function signIn(access: Access, request: Request, { email, password }: Credentials): Promise<Response> {
  const foreign = refuseCrossSite(access, request);
  if (foreign) return foreign;
  const wait = access.tries.beginFrom(addressOf(request)) ?? access.tries.begin(email);
  if (wait !== null) return tooMany(String(wait));
  return enter(access, request, { email, password });
}

/** Signs in somebody whose try has been counted and found to be within its limits. */
export async function enter(access: Access, request: Request, { email, password }: Credentials): Promise<Response> {
  const result = await callAuth(access, request, "/sign-in/email", { email, password });
  if (result.status === 429) return tooMany(result.retryAfter);
  if (result.status !== 200) {
    noteFailure(access, request, "sign_in_failed", email);
    return refusal(401, "bad_credentials", "This e-mail and password do not belong together.");
  }
  access.tries.succeeded(email);
  if (result.body.twoFactorRedirect === true) return withCookies(answer({ status: "second_factor" }), result.cookies);
  return signedIn(access, request, result);
}

/** Ends a sign-in that asked for a second factor: a code of the app, or one of the recovery codes. */
export async function signInWithCode(
  access: Access,
  request: Request,
  { code, trustDevice }: { code: string; trustDevice: boolean },
): Promise<Response> {
  const foreign = refuseCrossSite(access, request);
  if (foreign) return foreign;
  const wait = access.tries.beginFrom(addressOf(request));
  if (wait !== null) return tooMany(String(wait));
  const plain = code.replace(/\s/g, "");
  // Asked before the code is tried, because too many wrong ones end the sign-in.
  const email = await waitingForCode(access, request.headers);
  const path = /^\d{6}$/.test(plain) ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const result = await callAuth(access, request, path, { code: plain, trustDevice });
  if (result.status === 429) return tooMany(result.retryAfter);
  if (result.status === 200 && isFirstUse(access, result, plain)) return signedIn(access, request, result);
  noteFailure(access, request, "second_factor.failed", email ?? "an unknown sign-in");
  if (STARTS_AGAIN.has(String(result.body.code))) {
    return refusal(
      401,
      "start_again",
      "This took too long, or saw too many wrong codes. Start again with the password.",
    );
  }
  return refusal(401, "bad_code", "This code does not fit, or is too old. Take the one that the app shows now.");
}

const STARTS_AGAIN = new Set(["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"]);

const enteredSchema = z.object({ token: z.string(), user: z.object({ id: z.string() }) });

/** better-auth takes a code as often as it fits; the session of a second use ends before anybody learns of it. */
function isFirstUse({ usedCodes, sessions }: Access, { body }: AuthAnswer, code: string): boolean {
  const { token, user } = enteredSchema.parse(body);
  if (usedCodes.use(user.id, code)) return true;
  sessions.endByToken(token);
  return false;
}

export async function signOut(access: Access, request: Request): Promise<Response> {
  const foreign = refuseCrossSite(access, request);
  if (foreign) return foreign;
  const actor = await actorOfSession(request.headers, access);
  const result = await callAuth(access, request, "/sign-out", {});
  access.changed();
  if (actor) {
    access.audit.write({
      action: "signed_out",
      actorKind: "person",
      actorId: actor.id,
      actorName: actor.name,
      ...from(request),
    });
  }
  return withCookies(answer({ status: "signed_out" }), result.cookies);
}

function signedIn(access: Access, request: Request, result: AuthAnswer): Response {
  const { user } = result.body;
  const email = typeof user === "object" && user !== null && "email" in user ? String(user.email) : "unknown";
  const person = access.people.findByEmail(email);
  access.audit.write({
    action: "signed_in",
    actorKind: "person",
    actorId: person?.id ?? null,
    actorName: email,
    ...from(request),
  });
  return withCookies(answer({ status: "signed_in" }), result.cookies);
}

function noteFailure(access: Access, request: Request, action: AuditAction, target: string): void {
  access.audit.write({ action, actorKind: "nobody", actorName: "nobody", target, ...from(request) });
}

function from(request: Request): { remoteAddress: string } {
  return { remoteAddress: addressOf(request) };
}

export function addressOf(request: Request): string {
  return request.headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
}

export function refuseCrossSite({ env }: Access, request: Request): Response | null {
  if (!isCrossSite(request.method, request.headers, env)) return null;
  return refusal(403, "cross_site", "Another site may not do this. Open the inbox itself.");
}

export function tooMany(seconds: string | null): Response {
  return refusal(429, "too_many_attempts", "Too many attempts. Wait a little, then try again.", {
    "Retry-After": seconds ?? "60",
  });
}
