import { z } from "zod";
import { oidcProblemOf } from "#lib/access/oidc-problem.ts";
import type { Access } from "#lib/server/auth/access.ts";
import { withCookies } from "#lib/server/auth/call-auth.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/server/auth/client-address.ts";
import { actorOfSession } from "#lib/server/auth/identify.ts";
import { safePath } from "#lib/server/auth/safe-path.ts";
import { refuseCrossSite, tooMany } from "#lib/server/auth/sign-in.ts";
import { answer, refusal } from "#lib/server/http/json.ts";

const startSchema = z.object({ url: z.url() });

/** Begins a sign-in at the provider; the answer says where to go. */
export async function startOidc(access: Access, request: Request, then: string): Promise<Response> {
  const foreign = refuseCrossSite(access, request);
  if (foreign) return foreign;
  if (!access.oidc) return refusal(404, "not_set_up", "OpenID Connect is not set up here.");
  // The first to come is the administrator, by the set-up link.
  if (access.people.nobody()) return refusal(409, "not_set_up", "Nobody has set this inbox up yet.");
  const wait = access.tries.beginFrom(addressOf(request));
  if (wait !== null) return tooMany(String(wait));
  const body = { provider: "oidc", callbackURL: safePath(then), errorCallbackURL: "/sign-in", disableRedirect: true };
  const response = await pass(access, request, "/sign-in/social", JSON.stringify(body));
  if (response?.status === 429) return tooMany(response.headers.get("x-retry-after"));
  const started = response?.ok ? startSchema.safeParse(await response.json()) : null;
  if (!response || !started?.success) {
    return refusal(
      502,
      "provider_down",
      "The provider cannot be reached. Try again later, or sign in with a password.",
    );
  }
  return withCookies(answer({ url: started.data.url }), response.headers.getSetCookie());
}

/** Where the provider sends the browser back to: signs in, or says on the sign-in page what is in the way. */
export async function finishOidc(access: Access, request: Request): Promise<Response> {
  if (!access.oidc) return goTo("/sign-in?problem=refused");
  const { search } = new URL(request.url);
  const response = await pass(access, request, `/callback/oidc${search}`, null);
  const target = new URL(response?.headers.get("location") ?? "/sign-in?error=refused", "http://inbox.invalid");
  const cookies = response?.headers.getSetCookie() ?? [];
  const actor = await actorOfSession(
    new Headers({ cookie: cookies.map((text) => text.split(";", 1)[0]).join("; ") }),
    access,
  );
  const remoteAddress = addressOf(request);
  if (!actor) {
    const problem = oidcProblemOf(target.searchParams.get("error") ?? "refused");
    const entry = { action: "sign_in_failed", actorKind: "nobody", actorName: "nobody", detail: problem } as const;
    // Anybody can come here with anything, as often as they like, and the audit log forgets nothing.
    if (access.tries.failedFrom(remoteAddress) === null) {
      access.audit.write({ ...entry, target: "OpenID Connect", remoteAddress });
    }
    return withCookies(goTo(`/sign-in?problem=${problem}`), cookies);
  }
  const entry = { action: "signed_in", actorKind: "person", detail: "OpenID Connect" } as const;
  access.audit.write({ ...entry, actorId: actor.id, actorName: actor.name, remoteAddress });
  return withCookies(goTo(safePath(`${target.pathname}${target.search}${target.hash}`)), cookies);
}

/** Hands a request to what speaks with the provider, as if it had come to the public address; null while that cannot be reached. */
async function pass(
  { env, oidc }: Access,
  request: Request,
  path: string,
  body: string | null,
): Promise<Response | null> {
  const auth = await oidc?.();
  if (!auth || env.baseUrl === null) return null;
  const origin = new URL(env.baseUrl).origin;
  const headers = new Headers({
    origin,
    "content-type": "application/json",
    [CLIENT_ADDRESS_HEADER]: addressOf(request),
  });
  for (const name of ["cookie", "user-agent"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return auth.handler(
    new Request(`${origin}/api/auth${path}`, { method: body === null ? "GET" : "POST", headers, body }),
  );
}

function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}

function addressOf(request: Request): string {
  return request.headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
}
