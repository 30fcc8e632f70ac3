import type { Right } from "#lib/access/rights.ts";
import { type Authorized, grant } from "#lib/server/auth/authorized.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/server/auth/client-address.ts";
import { actorOfKey, actorOfSession } from "#lib/server/auth/identify.ts";
import { isCrossSite } from "#lib/server/auth/own-origin.ts";
import { refusal } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export type AuthorizeResult<R extends Right> = { ok: true; access: Authorized<R> } | { ok: false; response: Response };

/** Looks up who sends a request and whether they may; every route handler that shows or changes anything begins with it. */
export async function authorize<R extends Right>(request: Request, right: R): Promise<AuthorizeResult<R>> {
  const { access } = inbox();
  const { headers, method } = request;
  const remoteAddress = headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
  const authorization = headers.get("authorization");
  if (authorization === null && isCrossSite(method, headers, access.env)) {
    return refuse(403, "cross_site", "Another site may not do this. Open the inbox itself.");
  }
  const actor =
    authorization === null ? await actorOfSession(headers, access) : await actorOfKey(authorization, access);
  if (!actor) {
    return authorization === null
      ? refuse(401, "unauthorized", "Sign in, or send Authorization: Bearer KEY.")
      : refuse(401, "unauthorized", "This key is not known. Make one under Settings, API keys.");
  }
  const granted = grant({ actor, remoteAddress }, right);
  return granted
    ? { ok: true, access: granted }
    : refuse(403, "forbidden", "Your role does not allow this. Ask an administrator.");
}

function refuse(status: number, code: string, message: string): { ok: false; response: Response } {
  return { ok: false, response: refusal(status, code, message) };
}
