import { finishOidc } from "#lib/server/auth/sign-in-with-oidc.ts";
import { inbox } from "#lib/server/inbox.ts";

/** The redirect address that the provider has to know. */
export function GET(request: Request): Promise<Response> {
  return finishOidc(inbox().access, request);
}
