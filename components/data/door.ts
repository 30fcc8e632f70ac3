import { z } from "zod";
import { callApi } from "#components/data/api.ts";
import { linkKinds } from "#lib/access/link-kind.ts";
import { roles } from "#lib/access/rights.ts";

const signInSchema = z.object({ status: z.enum(["signed_in", "second_factor"]) });
const linkSchema = z.object({ kind: z.enum(linkKinds), email: z.string().nullable(), role: z.enum(roles) });

export type OpenLink = z.infer<typeof linkSchema>;

export function signIn(body: { email: string; password: string }) {
  return callApi("/api/sign-in", signInSchema, { method: "POST", body });
}

export function signInWithCode(body: { code: string; trustDevice: boolean }) {
  return callApi("/api/sign-in/second-factor", signInSchema, { method: "POST", body });
}

export function signOut() {
  return callApi("/api/sign-out", z.object({}), { method: "POST" });
}

/** What a one-time link is for; refuses one that was used, revoked or is too old. */
export function inspectLink(token: string) {
  return callApi("/api/welcome", linkSchema, { method: "POST", body: { token } });
}

export function acceptLink(body: { token: string; name: string; email: string; password: string }) {
  return callApi("/api/welcome/accept", signInSchema, { method: "POST", body });
}

/** Begins a sign-in at the OpenID provider; gives the address to go to. */
export function startOidc(body: { path: string }) {
  return callApi("/api/sign-in/oidc", z.object({ url: z.url() }), { method: "POST", body });
}
